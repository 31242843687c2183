package org.todoku.access;

import java.util.List;

/**
 * A feature's answer to "what waits for me?". Every Spring bean of this type is asked when the
 * start page opens, in the page's thread: it must answer within some ten milliseconds, by counting.
 */
public interface WaitingWork {
  /** What waits for a person, most urgent first; empty where the feature has nothing for them. */
  List<WaitingItem> waitingFor(CurrentUser user);
}
