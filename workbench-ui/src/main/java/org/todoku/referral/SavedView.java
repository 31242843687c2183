package org.todoku.referral;

/**
 * A way of looking at the board that somebody keeps.
 *
 * @param query the part of the address after the question mark
 * @param shared whether everybody of the centre sees it
 */
public record SavedView(long id, String owner, String name, String query, boolean shared) {}
