package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.User;
import org.todoku.referral.Office;
import org.todoku.referral.Offices;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.shared.ui.Screen;
import org.todoku.vocabulary.LocalizedText;

/** The centre's offices: their areas and people. */
final class OfficesPart extends Div {
  private static final long serialVersionUID = 1L;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern SEPARATOR = Pattern.compile("[,、，\\s]+");

  private final transient Offices offices;
  private final transient Map<String, User> people = new HashMap<>();
  private final transient CurrentUser user;
  private final Div list = new Div();

  /**
   * @param people who may work at an office
   */
  OfficesPart(Offices offices, List<User> people, CurrentUser user) {
    this.offices = offices;
    this.user = user;
    people.forEach(person -> this.people.put(person.login(), person));
    add(
        new H2(CardWords.text("board.offices.title")),
        new Paragraph(CardWords.text("board.offices.what")),
        list);
    if (Offices.mayChange(user)) {
      add(new Button(CardWords.text("board.offices.add"), event -> new OfficeDialog(null).open()));
    }
    show();
  }

  private void show() {
    list.removeAll();
    List<Office> all = offices.all();
    if (all.isEmpty()) {
      list.add(new Paragraph(CardWords.text("board.offices.none")));
    }
    for (Office office : all) {
      Span name = new Span(office.name().in(Screen.language()));
      name.addClassName("why-title");
      Div one =
          new Div(
              name,
              new Paragraph(CardWords.text("board.offices.line", joined(office.areas()))),
              new Paragraph(
                  CardWords.text(
                      "board.offices.people",
                      joined(office.members().stream().map(this::name).toList()))));
      one.addClassNames("panel", "office");
      if (Offices.mayChange(user)) {
        Button change =
            new Button(
                CardWords.text("board.offices.change"), event -> new OfficeDialog(office).open());
        change.addThemeVariants(ButtonVariant.LUMO_SMALL);
        change.setAriaLabel(
            CardWords.text("board.offices.changeOf", office.name().in(Screen.language())));
        one.add(change);
      }
      list.add(one);
    }
  }

  private String name(String login) {
    User person = people.get(login);
    return person == null ? login : person.name().in(Screen.language());
  }

  private static String joined(List<String> words) {
    return words.isEmpty() ? "–" : String.join(CardWords.text("shared.list.separator"), words);
  }

  /** Adds an office or changes it. */
  private final class OfficeDialog extends FormDialog {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Office office;
    private final TextField id = new TextField(CardWords.text("board.offices.id"));
    private final TextField ja = new TextField(CardWords.text("board.offices.nameJa"));
    private final TextField en = new TextField(CardWords.text("board.offices.nameEn"));
    private final TextField areas = new TextField(CardWords.text("board.offices.areas"));
    private final MultiSelectComboBox<String> members =
        new MultiSelectComboBox<>(CardWords.text("board.offices.members"));

    OfficeDialog(@Nullable Office office) {
      super(
          office == null
              ? CardWords.text("board.offices.add")
              : CardWords.text("board.offices.changeOf", office.name().in(Screen.language())),
          "",
          CardWords.text("board.directory.save"),
          OfficesPart.this::show);
      this.office = office;
      id.setHelperText(CardWords.text("board.offices.idHint"));
      areas.setHelperText(CardWords.text("board.offices.areasHint"));
      members.setHelperText(CardWords.text("board.offices.membersHint"));
      members.setItems(people.keySet().stream().sorted().toList());
      members.setItemLabelGenerator(OfficesPart.this::name);
      List.of(id, ja, en, areas).forEach(TextField::setWidthFull);
      members.setWidthFull();
      if (office == null) {
        add(id);
      } else {
        id.setValue(office.id());
        ja.setValue(office.name().ja());
        en.setValue(office.name().en());
        areas.setValue(joined(office.areas()).replace("–", ""));
        members.setValue(
            office.members().stream().filter(people::containsKey).collect(Collectors.toSet()));
      }
      add(ja, en, areas, members);
    }

    @Override
    boolean complete() {
      boolean named = ID.matcher(id.getValue().strip()).matches();
      boolean taken =
          office == null
              && offices.all().stream().anyMatch(each -> each.id().equals(id.getValue().strip()));
      id.setInvalid(!named || taken);
      id.setErrorMessage(CardWords.text(taken ? "board.offices.taken" : "board.offices.idWrong"));
      for (TextField name : List.of(ja, en)) {
        name.setInvalid(name.getValue().isBlank());
        name.setErrorMessage(CardWords.text("board.problem.empty"));
      }
      return named && !taken && !ja.getValue().isBlank() && !en.getValue().isBlank();
    }

    @Override
    RecordResult submit() {
      List<String> places =
          Arrays.stream(SEPARATOR.split(areas.getValue()))
              .map(String::strip)
              .filter(area -> !area.isEmpty())
              .distinct()
              .toList();
      return offices.save(
          new Office(
              id.getValue().strip(),
              new LocalizedText(ja.getValue().strip(), en.getValue().strip()),
              places,
              members.getValue().stream().sorted().toList()),
          user);
    }

    @Override
    String changed(Changed changed) {
      return CardWords.text("board.directory.changed");
    }
  }
}
