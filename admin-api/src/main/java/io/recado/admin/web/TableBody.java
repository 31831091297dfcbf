package io.recado.admin.web;

/** A body that is a table or a long list: a megabyte, where others have 64 kB. */
public interface TableBody {}
