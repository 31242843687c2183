package org.todoku.referral;

/** A card with its child as the reader may see it. */
public record BoardCard(CardSummary summary, ShownChild child) {}
