package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.authoring.DraftScope;
import org.todoku.authoring.Drafts;
import org.todoku.authoring.LifeCycle;
import org.todoku.authoring.RuleCatalogue;
import org.todoku.authoring.RuleEntry;
import org.todoku.authoring.RuleFilter;
import org.todoku.authoring.Rulebook;
import org.todoku.rule.Rule.Level;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.WorkPage;
import org.todoku.vocabulary.AttributePath;

/** All rules in force: what each means, by kind of need. */
@Route(RuleListView.PATH)
@RolesAllowed({
  Role.Names.POLICY_OFFICER,
  Role.Names.APPROVER,
  Role.Names.GOVERNANCE,
  Role.Names.CUSTODIAN,
  Role.Names.ANALYST,
  Role.Names.CASEWORKER,
  Role.Names.SUPERVISOR,
  Role.Names.AUDITOR
})
@NavigationEntry(
    desk = Desk.RULES,
    order = 10,
    titleKey = "authoring.rules.title",
    icon = VaadinIcon.BOOK)
class RuleListView extends WorkPage implements BeforeEnterObserver {
  static final String PATH = "rules";

  private static final long serialVersionUID = 1L;
  private static final int SEARCH_PAUSE_MS = 200;

  private final transient RuleCatalogue catalogue;
  private final TextField words = new TextField();
  private final Select<String> need = new Select<>();
  private final Select<Level> level = new Select<>();
  private final Checkbox provisional = new Checkbox();
  private final Span count = new Span();
  private final Div rules = new Div();
  private final transient Rulebook book;
  private final Div attribute = new Div();
  private @Nullable String uses;
  private boolean showing;

  RuleListView(RuleCatalogue catalogue, Drafts drafts, SignedIn signedIn) {
    super("authoring.rules.title");
    this.catalogue = catalogue;
    if (LifeCycle.mayWrite(signedIn.user(), DraftScope.STRUCTURE)) {
      addActions(
          new Button(
              getTranslation("authoring.rules.new"),
              event -> new NewRuleDialog(drafts, signedIn.user()).open()));
    }
    this.book = catalogue.today();
    setIntroduction(getTranslation("authoring.rules.what"));
    words.setLabel(getTranslation("authoring.rules.search"));
    words.setPlaceholder(getTranslation("authoring.rules.searchHint"));
    words.setPrefixComponent(VaadinIcon.SEARCH.create());
    words.setClearButtonVisible(true);
    words.setValueChangeMode(ValueChangeMode.LAZY);
    words.setValueChangeTimeout(SEARCH_PAUSE_MS);
    need.setLabel(getTranslation("authoring.rules.need"));
    need.setItems(catalogue.needs().keySet());
    need.setItemLabelGenerator(id -> id == null ? all() : needLabel(id));
    need.setEmptySelectionAllowed(true);
    need.setEmptySelectionCaption(all());
    level.setLabel(getTranslation("authoring.rules.level"));
    level.setItems(Level.values());
    level.setItemLabelGenerator(each -> each == null ? all() : LevelBadge.word(each));
    level.setEmptySelectionAllowed(true);
    level.setEmptySelectionCaption(all());
    provisional.setLabel(getTranslation("authoring.rules.provisionalOnly"));
    words.addValueChangeListener(event -> changed());
    need.addValueChangeListener(event -> changed());
    level.addValueChangeListener(event -> changed());
    provisional.addValueChangeListener(event -> changed());
    count.getElement().setAttribute("role", "status");
    count.addClassName("filter-count");
    Div filters = new Div(words, need, level, provisional, count);
    filters.addClassName("filters");
    filters.getElement().setAttribute("role", "search");
    add(filters, attribute, rules);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    RuleFilter filter = RuleFilter.of(event.getLocation().getQueryParameters().getParameters());
    showing = true;
    words.setValue(filter.words());
    String wanted = filter.need();
    need.setValue(wanted != null && catalogue.needs().containsKey(wanted) ? wanted : null);
    level.setValue(filter.level());
    provisional.setValue(filter.provisionalOnly());
    showing = false;
    uses = filter.uses();
    showAttribute();
    show(filter());
  }

  private RuleFilter filter() {
    return new RuleFilter(
        words.getValue(), need.getValue(), level.getValue(), provisional.getValue(), uses);
  }

  private void changed() {
    if (showing) {
      return;
    }
    RuleFilter filter = filter();
    UI.getCurrent()
        .getPage()
        .getHistory()
        .replaceState(null, new Location(PATH, QueryParameters.simple(filter.query())));
    show(filter);
  }

  /** Says by which attribute the list is narrowed. */
  private void showAttribute() {
    attribute.removeAll();
    String wanted = uses;
    if (wanted == null) {
      return;
    }
    int dot = wanted.indexOf('.');
    String name =
        dot < 0
            ? wanted
            : book.name(new AttributePath(wanted.substring(0, dot), wanted.substring(dot + 1)))
                .in(Screen.language());
    Button clear =
        new Button(
            getTranslation("authoring.rules.clearUses"),
            event -> {
              uses = null;
              showAttribute();
              changed();
            });
    clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    attribute.add(
        new Notice(Notice.Tone.INFORMATION, getTranslation("authoring.rules.uses", name), clear));
  }

  private void show(RuleFilter filter) {
    List<RuleEntry> all = book.entries();
    List<RuleEntry> wanted = all.stream().filter(filter::accepts).toList();
    count.setText(getTranslation("authoring.rules.count", all.size(), wanted.size()));
    rules.removeAll();
    if (wanted.isEmpty()) {
      rules.add(nothing(all.isEmpty()));
      return;
    }
    Map<String, List<RuleEntry>> byNeed =
        wanted.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> Objects.requireNonNullElse(entry.rule().need(), "")));
    Map<String, List<RuleEntry>> ordered = new LinkedHashMap<>();
    catalogue.needs().keySet().forEach(id -> ordered.put(id, byNeed.getOrDefault(id, List.of())));
    byNeed.forEach(ordered::putIfAbsent);
    ordered.forEach(
        (id, entries) -> {
          if (!entries.isEmpty()) {
            rules.add(group(id, entries));
          }
        });
  }

  private Component nothing(boolean emptyLibrary) {
    if (emptyLibrary) {
      return new EmptyState(
          getTranslation("authoring.rules.none"), getTranslation("authoring.rules.noneHint"));
    }
    Button clear =
        new Button(
            getTranslation("authoring.rules.clear"),
            event -> UI.getCurrent().navigate(RuleListView.class));
    return new EmptyState(
        getTranslation("authoring.rules.noMatch"),
        getTranslation("authoring.rules.noMatchHint"),
        clear);
  }

  private Component group(String needId, List<RuleEntry> entries) {
    H2 heading =
        new H2(needId.isEmpty() ? getTranslation("authoring.rules.noNeed") : needLabel(needId));
    Span number = new Span(getTranslation("authoring.rules.groupCount", entries.size()));
    number.addClassName("group-count");
    heading.add(number);
    UnorderedList list = new UnorderedList();
    list.addClassName("rule-list");
    entries.forEach(entry -> list.add(row(entry)));
    return new Div(heading, list);
  }

  private ListItem row(RuleEntry entry) {
    Anchor title = new Anchor(PATH + "/" + entry.id(), entry.rule().title().in(Screen.language()));
    title.addClassName("rule-title");
    Div marks = new Div();
    marks.addClassName("rule-marks");
    Level weight = entry.rule().level();
    if (weight != null) {
      marks.add(new LevelBadge(weight));
    }
    if (entry.provisional()) {
      marks.add(
          new StateBadge(StateBadge.Shape.ATTENTION, getTranslation("authoring.rule.provisional")));
    }
    Span cases = new Span(getTranslation("authoring.rules.cases", entry.cases().size()));
    cases.addClassName("rule-cases");
    marks.add(cases);
    Div head = new Div(title, marks);
    head.addClassName("rule-head");
    Paragraph sentence = new Paragraph(book.sentence(entry).in(Screen.language()));
    sentence.addClassName("rule-sentence");
    return new ListItem(head, sentence);
  }

  private String all() {
    return getTranslation("authoring.rules.all");
  }

  private String needLabel(String id) {
    return catalogue.need(id).in(Screen.language());
  }
}
