package org.todoku.linkage.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.IdentityQuestion;
import org.todoku.linkage.IdentityQuestion.Side;
import org.todoku.linkage.SenderProfiles;
import org.todoku.linkage.identity.Comparison.Level;
import org.todoku.linkage.identity.Comparison.Part;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.StateBadge.Shape;

/** Two descriptions side by side, and how far each part agrees. */
final class PairPanel extends Div {
  private static final long serialVersionUID = 1L;

  PairPanel(SenderProfiles senders, IdentityQuestion question) {
    addClassNames("panel", "pair");
    Side described = question.described();
    Side registered = question.registered();
    NativeTable table = new NativeTable();
    table.addClassName("pair-table");
    NativeTableHeader header = new NativeTableHeader();
    NativeTableRow titles = new NativeTableRow();
    titles.add(
        heading(""),
        heading(Names.system(senders, described.system())),
        heading(Names.system(senders, registered.system())),
        heading(getTranslation("linkage.identities.agreement")));
    header.add(titles);
    NativeTableBody body = new NativeTableBody();
    body.add(
        row("name", described.name(), registered.name(), names(question)),
        row("kana", described.kana(), registered.kana(), readings(question)),
        row(
            "birthDate",
            day(described.birthDate()),
            day(registered.birthDate()),
            question.agreement().get(Part.BIRTH_DATE)),
        row("sex", sex(described.sex()), sex(registered.sex()), question.agreement().get(Part.SEX)),
        row(
            "address",
            address(described),
            address(registered),
            question.agreement().get(Part.ADDRESS)),
        row(
            "personId",
            described.personId(),
            registered.personId(),
            question.agreement().get(Part.PERSON_ID)),
        row("key", described.key(), "", null));
    table.add(header, body);
    add(table);
  }

  private NativeTableRow row(
      String part, @Nullable String left, @Nullable String right, @Nullable Level level) {
    NativeTableRow row = new NativeTableRow();
    NativeTableHeaderCell name =
        new NativeTableHeaderCell(getTranslation("linkage.identities.part." + part));
    name.getElement().setAttribute("scope", "row");
    row.add(name, cell(left), cell(right));
    NativeTableCell agreement = new NativeTableCell();
    if (level != null) {
      agreement.add(badge(level));
    }
    row.add(agreement);
    return row;
  }

  private NativeTableCell cell(@Nullable String text) {
    NativeTableCell cell = new NativeTableCell();
    if (text == null) {
      Span none = new Span(getTranslation("linkage.identities.notSaid"));
      none.addClassName("quiet");
      cell.add(none);
    } else {
      cell.setText(text);
    }
    return cell;
  }

  private static NativeTableHeaderCell heading(String text) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    return cell;
  }

  private StateBadge badge(Level level) {
    return switch (level) {
      case SAME -> new StateBadge(Shape.DONE, getTranslation("linkage.identities.level.same"));
      case SIMILAR ->
          new StateBadge(Shape.HALF, getTranslation("linkage.identities.level.similar"));
      case DIFFERENT ->
          new StateBadge(Shape.ATTENTION, getTranslation("linkage.identities.level.different"));
    };
  }

  private static @Nullable Level names(IdentityQuestion question) {
    return weaker(
        question.agreement().get(Part.FAMILY_NAME), question.agreement().get(Part.GIVEN_NAME));
  }

  private static @Nullable Level readings(IdentityQuestion question) {
    return weaker(
        question.agreement().get(Part.FAMILY_KANA), question.agreement().get(Part.GIVEN_KANA));
  }

  private static @Nullable Level weaker(@Nullable Level one, @Nullable Level other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) > 0 ? one : other;
  }

  private static @Nullable String day(@Nullable LocalDate date) {
    return date == null ? null : Dates.official(date, Screen.language());
  }

  private @Nullable String sex(@Nullable String sex) {
    if (sex == null) {
      return null;
    }
    return getTranslation(
        sex.equals("male") ? "linkage.identities.male" : "linkage.identities.female");
  }

  private @Nullable String address(Side side) {
    return side.dvProtected()
        ? getTranslation("linkage.identities.addressProtected")
        : side.address();
  }
}
