package org.todoku.referral;

import java.time.Instant;

/** What came of writing on a card or acting on a referral. */
public sealed interface RecordResult {
  /** It was done; the id of what it made or changed. */
  record Done(long id) implements RecordResult {}

  /**
   * Somebody was faster; nothing was changed.
   *
   * @param what what they did, as the word of an action, or the text that they wrote
   * @param version what it is now; with it one can try again
   */
  record Changed(String by, Instant at, String what, int version) implements RecordResult {}

  /**
   * It is not possible, or should be looked at first; nothing was changed.
   *
   * @param detail what it is about, for the reader; may be empty
   */
  record Refused(Problem problem, String detail) implements RecordResult {
    static Refused of(Problem problem) {
      return new Refused(problem, "");
    }
  }

  /** Why something is not possible. */
  enum Problem {
    GONE("gone"),
    NOT_ALLOWED("notAllowed"),
    NOT_YOURS("notYours"),
    /** The card has been closed meanwhile. */
    CARD_CLOSED("cardClosed"),
    EMPTY("empty"),
    TOO_LONG("tooLong"),
    /** Somebody is mentioned who may not see the card. */
    NO_ACCESS("noAccess"),
    FILE_TYPE("fileType"),
    FILE_SIZE("fileSize"),
    /** The consent does not hold, or not for this. */
    CONSENT("consent"),
    /** The dates of a consent do not fit. */
    DATES("dates"),
    /** The service no longer takes families. */
    SERVICE_GONE("serviceGone"),
    /** The family has an open referral to this service. */
    REFERRED_ALREADY("referredAlready"),
    /** A telephone number or mail address stands in a note for an agency. */
    CONTACT_DATA("contactData"),
    /** The referral does not stand where this is possible. */
    NOT_HERE("notHere"),
    REASON_MISSING("reasonMissing"),
    /** A number is beyond its limits, or the highest lies below the lowest. */
    RANGE("range"),
    /** The card is offered to an office already. */
    OFFERED_ALREADY("offeredAlready"),
    /** The card is with another office, which alone offers it. */
    OTHER_OFFICE("otherOffice"),
    /** Nobody works at the office, who could accept. */
    OFFICE_EMPTY("officeEmpty"),
    /** The child has an open card; the detail is its id. */
    OPEN_ALREADY("openAlready");

    private final String word;

    Problem(String word) {
      this.word = word;
    }

    /** The word in translation keys ({@code board.problem.<word>}). */
    public String word() {
      return word;
    }
  }
}
