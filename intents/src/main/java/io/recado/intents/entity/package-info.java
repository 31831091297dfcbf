/** What messages name: times, money, numbers, names; and answers to what was asked. */
@NullMarked
package io.recado.intents.entity;

import org.jspecify.annotations.NullMarked;
