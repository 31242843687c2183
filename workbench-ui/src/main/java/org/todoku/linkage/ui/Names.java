package org.todoku.linkage.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.todoku.Workbench;
import org.todoku.linkage.PastImport;
import org.todoku.linkage.SenderProfiles;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.StateBadge.Shape;

/** How the data desk calls things. */
final class Names {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private Names() {}

  static String sender(SenderProfiles senders, String sender) {
    return senders.find(sender).map(p -> p.label().in(Screen.language())).orElse(sender);
  }

  /** A system by the sender that identifies its people, or by its id. */
  static String system(SenderProfiles senders, String system) {
    return senders.all().stream()
        .filter(profile -> profile.system().equals(system) && profile.identity() != null)
        .findFirst()
        .map(profile -> profile.label().in(Screen.language()))
        .orElse(system);
  }

  /** What an import speaks for: its part and its period or day. */
  static String coverage(PastImport past) {
    String part = past.part().isEmpty() ? "" : past.part() + "  ";
    return part + period(past.from(), past.to());
  }

  /** A moment without its year, for lists that run from new to old. */
  static String moment(Instant at) {
    ZonedDateTime there = at.atZone(Workbench.ZONE);
    return Dates.shortDay(there.toLocalDate(), Screen.language()) + " " + TIME.format(there);
  }

  static String period(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (to == null) {
      return "";
    }
    String language = Screen.language();
    return from == null
        ? Dates.day(to, language)
        : Dates.day(from, language) + " – " + Dates.day(to, language);
  }

  static StateBadge state(Component where, PastImport past) {
    return switch (past.state()) {
      case ACCEPTED ->
          past.rowsSetAside() > 0
              ? new StateBadge(Shape.ATTENTION, where.getTranslation("linkage.state.partly"))
              : new StateBadge(Shape.DONE, where.getTranslation("linkage.state.accepted"));
      case SUPERSEDED ->
          new StateBadge(Shape.ENDED, where.getTranslation("linkage.state.superseded"));
      case REFUSED ->
          new StateBadge(Shape.ATTENTION, where.getTranslation("linkage.state.refused"));
    };
  }
}
