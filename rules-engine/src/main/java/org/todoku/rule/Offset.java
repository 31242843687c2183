package org.todoku.rule;

import org.todoku.vocabulary.CalendarUnit;

/**
 * A distance back from the as-of date: {@code -N UNIT} or its long form {@code {back: N, unit: …}}.
 * An amount below zero points forward.
 */
public record Offset(Amount back, CalendarUnit unit) {}
