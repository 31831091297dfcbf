package io.recado.admin.web;

/** A body with a file in it, as text, or a long list: a megabyte, where others have 64 kB. */
public interface FileBody {}
