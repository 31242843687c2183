package org.todoku.access;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of the log are wanted; null for any.
 *
 * @param actor a login
 * @param action the beginning of the action, e.g. {@code run.}
 * @param objectKind a kind of object
 * @param objectId an object of that kind
 * @param beforeId entries older than this one
 */
public record AuditFilter(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String objectKind,
    @Nullable String objectId,
    @Nullable Long beforeId) {
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
}
