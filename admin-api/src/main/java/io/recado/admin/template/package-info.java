/**
 * Templates that WhatsApp approved beforehand: the only thing it takes when a customer wrote long
 * ago.
 */
@NullMarked
package io.recado.admin.template;

import org.jspecify.annotations.NullMarked;
