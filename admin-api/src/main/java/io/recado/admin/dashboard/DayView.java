package io.recado.admin.dashboard;

import java.time.LocalDate;

/**
 * What happened on one day of the tenant's.
 *
 * @param fromCustomers lines that customers wrote, {@code fromBot} and {@code fromPeople} what they
 *     were answered; a second or two behind
 * @param takenOver how often a person took a conversation over
 * @param actionsDone what the bot had done for customers
 * @param actionsRejected what it could not have done for a business reason
 */
record DayView(
    LocalDate day,
    long fromCustomers,
    long fromBot,
    long fromPeople,
    long takenOver,
    long actionsDone,
    long actionsRejected,
    long ticketsOpened,
    long ticketsClosed) {}
