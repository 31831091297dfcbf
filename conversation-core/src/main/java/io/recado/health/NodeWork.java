package io.recado.health;

/**
 * What a process has in hand of one kind of work.
 *
 * @param name {@code turns} or {@code messages}
 * @param underWay at this moment
 * @param waiting in this process for a place; what no process has taken up yet is not among them
 */
public record NodeWork(String name, int underWay, int waiting) {}
