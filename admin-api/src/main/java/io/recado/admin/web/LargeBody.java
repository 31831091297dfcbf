package io.recado.admin.web;

/** A body that may be larger than others: whole pages of text. */
public interface LargeBody {}
