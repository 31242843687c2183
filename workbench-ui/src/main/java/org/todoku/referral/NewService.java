package org.todoku.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * A service to be added to the directory.
 *
 * @param organization the id of who offers it, or empty where that is a new organization
 * @param newOrganization what the new organization is called; asked only where there is no id
 * @param partner whether the new organization is outside of the municipality
 * @param kind what rules suggest: the id of a service of the library
 * @param name an empty language takes the words of the other
 * @param minimumAge in years, or null
 * @param maximumAge in years, or null
 * @param capacity places in all, or null where nobody counts them
 */
public record NewService(
    String organization,
    String newOrganization,
    boolean partner,
    String kind,
    LocalizedText name,
    List<String> needs,
    String area,
    String eligibility,
    @Nullable Integer minimumAge,
    @Nullable Integer maximumAge,
    @Nullable Integer capacity) {
  /** Longest text of a field, in characters. */
  public static final int LONGEST = 200;

  public NewService {
    needs = List.copyOf(needs);
  }

  /** Why it cannot be added, or null. */
  RecordResult.@Nullable Problem problem() {
    if (name.ja().isBlank() && name.en().isBlank()
        || organization.isBlank() && newOrganization.isBlank()
        || area.isBlank()) {
      return RecordResult.Problem.EMPTY;
    }
    boolean tooLong =
        List.of(name.ja(), name.en(), newOrganization, area, eligibility).stream()
            .anyMatch(text -> text.length() > LONGEST);
    if (tooLong) {
      return RecordResult.Problem.TOO_LONG;
    }
    boolean ages =
        minimumAge != null && minimumAge < 0
            || maximumAge != null && maximumAge < (minimumAge == null ? 0 : minimumAge);
    return ages || capacity != null && capacity < 0 ? RecordResult.Problem.RANGE : null;
  }
}
