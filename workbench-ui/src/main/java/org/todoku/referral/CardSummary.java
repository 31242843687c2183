package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;
import org.todoku.vocabulary.LocalizedText;

/**
 * A card as the board shows it.
 *
 * @param id unique, counts up
 * @param child the pseudonym
 * @param state where it stands
 * @param level the highest of its candidates
 * @param needs the kinds of need, each once
 * @param assignee the login of who is responsible, or null
 * @param dueOn when the next step is due, or null
 * @param dueAt to the minute, for a safety check, else null
 * @param pausedOn since when its clock stands still, or null while it runs
 * @param openedAt when it came onto the board
 * @param stateSince since when it stands where it stands
 * @param closeReason why it was closed, or null
 * @param version for moves: who moves an older one is told
 * @param newest the title of the rule that was last added or got new facts; {@link #BY_HAND} for
 *     none
 * @param newestOn the day as of which that matched
 * @param candidates how many rules matched
 * @param seen whether the reader has looked since something was added
 */
public record CardSummary(
    long id,
    String child,
    CardState state,
    Rule.Level level,
    List<String> needs,
    @Nullable String assignee,
    @Nullable LocalDate dueOn,
    @Nullable Instant dueAt,
    @Nullable Instant pausedOn,
    Instant openedAt,
    Instant stateSince,
    @Nullable Reason closeReason,
    int version,
    LocalizedText newest,
    LocalDate newestOn,
    int candidates,
    boolean seen) {
  /** Stands for a rule's title on a card that a person opened. */
  public static final LocalizedText BY_HAND = new LocalizedText("職員が開いたカード", "Opened by a person");

  public CardSummary {
    needs = List.copyOf(needs);
  }
}
