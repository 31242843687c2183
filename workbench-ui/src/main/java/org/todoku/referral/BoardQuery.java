package org.todoku.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter made ready for the store.
 *
 * @param reader for whom cards are unread or mentioned
 * @param children the children that the search found, or null where nothing is searched
 */
public record BoardQuery(
    BoardFilter filter, String reader, Now now, @Nullable List<String> children) {
  public BoardQuery {
    children = children == null ? null : List.copyOf(children);
  }
}
