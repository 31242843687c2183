package org.todoku.rule;

import org.todoku.vocabulary.CalendarUnit;

/**
 * How long: {@code N UNIT} or its long form {@code {amount: N, unit: …}}. The amount is not
 * negative.
 */
public record Length(Amount amount, CalendarUnit unit) {}
