/** Manners that all routes share: strict bodies, pages. */
@NullMarked
package io.recado.admin.web;

import org.jspecify.annotations.NullMarked;
