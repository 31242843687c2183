package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.todoku.Workbench;
import org.todoku.referral.CardState;
import org.todoku.referral.CardSummary;
import org.todoku.referral.ShownChild;
import org.todoku.rule.Ages;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Screen;

/** How cards are put into words and shapes, on the board and opened. */
final class CardWords {
  private CardWords() {}

  static String state(CardState state) {
    return text("board.state." + state.word());
  }

  /** {@code 小3}, else {@code 1歳6か月}; empty where nobody knows the birthday. */
  static String age(@Nullable LocalDate birth, LocalDate today) {
    if (birth == null) {
      return "";
    }
    String language = Screen.language();
    String grade = org.todoku.shared.ui.Ages.grade(Ages.schoolGrade(birth, today), language);
    return grade.isEmpty() ? org.todoku.shared.ui.Ages.age(birth, today, language) : grade;
  }

  /** {@code 小3（8歳）} for the opened card. */
  static String fullAge(@Nullable LocalDate birth, LocalDate today) {
    if (birth == null) {
      return "";
    }
    String language = Screen.language();
    String grade = org.todoku.shared.ui.Ages.grade(Ages.schoolGrade(birth, today), language);
    String age = org.todoku.shared.ui.Ages.age(birth, today, language);
    return grade.isEmpty() ? age : text("board.gradeAndAge", grade, age);
  }

  /** A kind of need as a word with its icon. */
  static Component need(String need) {
    Icon icon = icon(need).create();
    icon.getElement().setAttribute("aria-hidden", "true");
    Span chip = new Span(icon, new Span(needWord(need)));
    chip.addClassName("need");
    return chip;
  }

  static String needWord(String need) {
    return switch (need) {
      case "perinatal" -> text("board.need.perinatal");
      case "poverty" -> text("board.need.poverty");
      case "truancy" -> text("board.need.truancy");
      case "neglect" -> text("board.need.neglect");
      case "youngCarer" -> text("board.need.youngCarer");
      case "unseen" -> text("board.need.unseen");
      case "development" -> text("board.need.development");
      case "bullying" -> text("board.need.bullying");
      default -> need;
    };
  }

  private static VaadinIcon icon(String need) {
    return switch (need) {
      case "perinatal" -> VaadinIcon.HEART_O;
      case "poverty" -> VaadinIcon.WALLET;
      case "truancy" -> VaadinIcon.ACADEMY_CAP;
      case "neglect" -> VaadinIcon.HOME_O;
      case "youngCarer" -> VaadinIcon.HANDS_UP;
      case "unseen" -> VaadinIcon.EYE_SLASH;
      case "development" -> VaadinIcon.CHILD;
      case "bullying" -> VaadinIcon.COMMENTS_O;
      default -> VaadinIcon.TAG;
    };
  }

  /** Why something is not known. */
  static String reason(String reason) {
    return switch (reason) {
      case "notCollected" -> text("board.unknown.notCollected");
      case "notApplicable" -> text("board.unknown.notApplicable");
      case "withheld" -> text("board.unknown.withheld");
      case "notCovered" -> text("board.unknown.notCovered");
      case "stale" -> text("board.unknown.stale");
      case "ambiguous" -> text("board.unknown.ambiguous");
      default -> text("board.unknown.unknown");
    };
  }

  /** How long something has lasted: {@code 3日}. */
  static String since(LocalDate from, LocalDate today) {
    return text("board.days", ChronoUnit.DAYS.between(from, today));
  }

  /**
   * How long the step may still take; that a clock stands still is said instead. Null where nothing
   * is due.
   */
  static @Nullable Span due(CardSummary card, LocalDate today) {
    LocalDate due = card.dueOn();
    Instant pausedOn = card.pausedOn();
    String language = Screen.language();
    if (pausedOn != null) {
      Span paused =
          new Span(
              text(
                  "board.paused",
                  Dates.shortDay(pausedOn.atZone(Workbench.ZONE).toLocalDate(), language)));
      paused.addClassName("card-paused");
      return paused;
    }
    Instant dueAt = card.dueAt();
    if (dueAt != null) {
      Span hours = new Span(text("board.dueAt", Dates.moment(dueAt, language)));
      hours.addClassName("overdue");
      return hours;
    }
    if (due == null) {
      return null;
    }
    Span left = new Span(Dates.due(due, today, language));
    left.setTitle(Dates.day(due, language));
    left.addClassName(due.isBefore(today) ? "overdue" : "card-due");
    return left;
  }

  /** Marks what must be known before anybody calls or writes. */
  static @Nullable Component protection(ShownChild child) {
    if (!child.dvProtected()) {
      return null;
    }
    Icon icon = VaadinIcon.LOCK.create();
    icon.getElement().setAttribute("aria-hidden", "true");
    Span mark = new Span(icon, new Span(text("board.protected")));
    mark.addClassName("protected");
    return mark;
  }

  static String text(String key, Object... parameters) {
    return UI.getCurrent().getTranslation(key, parameters);
  }
}
