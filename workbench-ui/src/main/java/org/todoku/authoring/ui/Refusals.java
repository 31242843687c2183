package org.todoku.authoring.ui;

import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.PublicationResult;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.simulate.CaseResult;
import org.todoku.text.Finding;

/** Why something was not done, in words. */
final class Refusals {
  private static final int MOST_NAMED = 5;

  private Refusals() {}

  /** Nothing where it was done. */
  static List<String> words(DraftResult result, People people) {
    return switch (result) {
      case DraftResult.Done done -> List.of();
      case DraftResult.Conflict(Draft now) -> List.of(conflict(now, people));
      case DraftResult.OpenAlready(Draft draft) ->
          List.of(text("authoring.openAlready", people.name(draft.createdBy())));
      case DraftResult.Refused(var why, var findings) ->
          with(text("authoring.refused." + why.word()), findings, List.of(), List.of());
    };
  }

  /** Nothing where it was done. */
  static List<String> words(PublicationResult result, People people) {
    return switch (result) {
      case PublicationResult.Published published -> List.of();
      case PublicationResult.Retired retired -> List.of();
      case PublicationResult.Conflict(Draft now) -> List.of(conflict(now, people));
      case PublicationResult.Refused(var why, var findings, var failing, var rules) ->
          with(text("authoring.refused." + why.word()), findings, failing, rules);
    };
  }

  private static String conflict(Draft now, People people) {
    return text(
        "authoring.conflict",
        people.name(now.savedBy()),
        Dates.moment(now.savedAt(), Screen.language()));
  }

  private static List<String> with(
      String why, List<Finding> findings, List<CaseResult> failing, List<String> rules) {
    List<String> lines = new ArrayList<>();
    lines.add(why);
    findings.stream()
        .limit(MOST_NAMED)
        .forEach(finding -> lines.add(finding.message().in(Screen.language())));
    failing.stream()
        .limit(MOST_NAMED)
        .forEach(result -> lines.add(result.example().rule() + ": " + result.example().name()));
    lines.addAll(rules);
    return lines;
  }

  private static String text(String key, Object... parameters) {
    return UI.getCurrent().getTranslation(key, parameters);
  }
}
