package org.todoku.access;

import java.util.List;

/**
 * What was done, by whom, to what, for which purpose. Append-only. An entry is written in the
 * caller's transaction where there is one, so that the deed and its entry stand or fall together.
 */
public interface AuditLog {
  /** Writes one entry, dated now. */
  void record(AuditEvent event);

  /**
   * The newest entries first.
   *
   * @param filter which
   * @param limit how many at most; positive
   */
  List<AuditEntry> newest(AuditFilter filter, int limit);
}
