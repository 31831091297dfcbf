/**
 * Mail that tells owners of changes by which their money or their say could be had, and of channels
 * that are refused.
 */
@NullMarked
package io.recado.admin.notice;

import org.jspecify.annotations.NullMarked;
