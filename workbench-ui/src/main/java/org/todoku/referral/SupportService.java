package org.todoku.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * A service of the directory; the words are those of HSDS 3.0.
 *
 * @param kind what rules suggest: the id of a service of the library
 * @param needs kinds of need that it helps with
 * @param area where it is offered (service area)
 * @param eligibility who may use it; may be empty
 * @param minimumAge in years, or null
 * @param maximumAge in years, or null
 * @param capacity places in all, or null where nobody counts them
 * @param inUse referrals that have been accepted and are not over
 * @param waiting families on its waiting list
 * @param version who changes an older one is told
 */
public record SupportService(
    String id,
    Organization organization,
    String kind,
    LocalizedText name,
    List<String> needs,
    String area,
    LocalizedText eligibility,
    @Nullable Integer minimumAge,
    @Nullable Integer maximumAge,
    @Nullable Integer capacity,
    int inUse,
    int waiting,
    Status status,
    int version) {
  public SupportService {
    needs = List.copyOf(needs);
  }

  /** Whether it takes families (HSDS: status). */
  public enum Status {
    ACTIVE("active"),
    /** Not for now. */
    INACTIVE("inactive"),
    /** It no longer exists. */
    DEFUNCT("defunct");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word in the database and in translation keys ({@code board.service.status.<word>}). */
    public String word() {
      return word;
    }

    /** The status of a word. */
    public static Status of(String word) {
      for (Status status : values()) {
        if (status.word.equals(word)) {
          return status;
        }
      }
      throw new IllegalArgumentException("no status " + word);
    }
  }

  /** Places that are free, or null where nobody counts them. */
  public @Nullable Integer free() {
    return capacity == null ? null : Math.max(0, capacity - inUse);
  }

  /** Whether it is for a child of an age in years; an unknown age rules nothing out. */
  public boolean isForAge(@Nullable Integer age) {
    return age == null
        || (minimumAge == null || age >= minimumAge) && (maximumAge == null || age <= maximumAge);
  }

  /** The same with other places, waiting list and status. */
  public SupportService with(@Nullable Integer places, int waits, Status now) {
    return new SupportService(
        id,
        organization,
        kind,
        name,
        needs,
        area,
        eligibility,
        minimumAge,
        maximumAge,
        places,
        inUse,
        waits,
        now,
        version);
  }
}
