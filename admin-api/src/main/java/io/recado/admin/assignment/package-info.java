/**
 * Who gets which conversation that waits for a person, and what customers hear when nobody is
 * there.
 */
@NullMarked
package io.recado.admin.assignment;

import org.jspecify.annotations.NullMarked;
