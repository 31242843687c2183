package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.todoku.authoring.RuleCatalogue;
import org.todoku.library.catalogue.Catalogue;
import org.todoku.library.catalogue.CatalogueEntry;
import org.todoku.library.catalogue.CatalogueTheme;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.FactList;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.WorkPage;
import org.todoku.vocabulary.LocalizedText;

/** What the rules in force mean, in plain words, by theme: to be read and printed by everybody. */
@Route(CatalogueView.PATH + "/:" + CatalogueView.THEME + "?")
@StyleSheet("css/authoring.css")
@PermitAll
@NavigationEntry(
    desk = Desk.RULES,
    order = 30,
    titleKey = "authoring.catalogue.title",
    icon = VaadinIcon.OPEN_BOOK)
class CatalogueView extends WorkPage implements BeforeEnterObserver {
  static final String PATH = "catalogue";
  static final String THEME = "theme";

  private static final long serialVersionUID = 1L;

  private final transient List<CatalogueTheme> themes;
  private final Div content = new Div();

  CatalogueView(RuleCatalogue catalogue) {
    super("authoring.catalogue.title");
    this.themes = catalogue.themes();
    content.addClassName("catalogue");
    setIntroduction(getTranslation("authoring.catalogue.what"));
    add(content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<String> wanted = event.getRouteParameters().get(THEME);
    content.removeAll();
    if (wanted.isEmpty()) {
      showAll();
      return;
    }
    Optional<CatalogueTheme> theme =
        themes.stream().filter(each -> each.id().equals(wanted.get())).findFirst();
    if (theme.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    show(theme.get());
  }

  private void showAll() {
    setHeading(getTranslation("authoring.catalogue.title"));
    if (themes.isEmpty()) {
      content.add(
          new EmptyState(
              getTranslation("authoring.rules.none"), getTranslation("authoring.rules.noneHint")));
      return;
    }
    content.add(always());
    for (CatalogueTheme theme : themes) {
      UnorderedList rules = new UnorderedList();
      rules.addClassName("catalogue-titles");
      theme
          .entries()
          .forEach(
              entry ->
                  rules.add(
                      new ListItem(
                          new Anchor(address(theme) + "#" + entry.ruleId(), in(entry.title())))));
      content.add(new Section(new H2(new Anchor(address(theme), in(theme.label()))), rules));
    }
  }

  private void show(CatalogueTheme theme) {
    setHeading(in(theme.label()));
    Nav others = new Nav();
    others.addClassName("catalogue-themes");
    others.getElement().setAttribute("aria-label", getTranslation("authoring.catalogue.themes"));
    others.add(new Anchor(PATH, getTranslation("authoring.catalogue.all")));
    for (CatalogueTheme each : themes) {
      Anchor link = new Anchor(address(each), in(each.label()));
      if (each.id().equals(theme.id())) {
        link.getElement().setAttribute("aria-current", "page");
      }
      others.add(link);
    }
    content.add(others, always());
    theme.entries().forEach(entry -> content.add(entry(entry)));
  }

  /** What holds for every rule. */
  private Component always() {
    Div both =
        new Div(
            new Section(
                new H2(getTranslation("authoring.catalogue.never")), lines(Catalogue.NEVER)),
            new Section(
                new H2(getTranslation("authoring.catalogue.decides")), lines(Catalogue.DECIDES)));
    both.addClassName("catalogue-always");
    return both;
  }

  private Component entry(CatalogueEntry entry) {
    H2 title = new H2(in(entry.title()));
    if (entry.provisional()) {
      title.add(
          new StateBadge(StateBadge.Shape.ATTENTION, getTranslation("authoring.rule.provisional")));
    }
    Paragraph who = new Paragraph(in(entry.who()));
    who.addClassName("rule-meaning");
    FactList facts = new FactList();
    facts.with(getTranslation("authoring.catalogue.why"), in(entry.why()));
    facts.with(getTranslation("authoring.catalogue.basis"), in(entry.basis()));
    with(facts, "authoring.catalogue.thresholds", entry.thresholds());
    with(facts, "authoring.catalogue.happens", entry.happens());
    with(facts, "authoring.catalogue.happensNot", entry.happensNot());
    UnorderedList data = list();
    entry.data().forEach(each -> data.add(data(each)));
    facts.with(getTranslation("authoring.catalogue.data"), data);
    Section section = new Section(title, who, facts);
    section.setId(entry.ruleId());
    section.addClassNames("rule-section", "catalogue-entry");
    return section;
  }

  private ListItem data(CatalogueEntry.Data data) {
    String separator = getTranslation("shared.list.separator");
    LocalizedText custodian = data.custodian();
    Span held =
        new Span(
            getTranslation(
                "authoring.catalogue.held",
                custodian == null ? "–" : in(custodian),
                data.basis() == null ? "–" : data.basis(),
                in(data.counts())));
    held.addClassName("quiet");
    return new ListItem(
        new Span(
            getTranslation(
                "authoring.catalogue.items",
                in(data.record()),
                String.join(separator, data.items().stream().map(CatalogueView::in).toList()))),
        held);
  }

  private void with(FactList facts, String key, List<LocalizedText> lines) {
    if (!lines.isEmpty()) {
      facts.with(getTranslation(key), lines(lines));
    }
  }

  private static UnorderedList lines(List<LocalizedText> lines) {
    UnorderedList list = list();
    if (lines.size() > 1) {
      list.addClassName("catalogue-lines");
    }
    lines.forEach(line -> list.add(new ListItem(in(line))));
    return list;
  }

  private static UnorderedList list() {
    UnorderedList list = new UnorderedList();
    list.addClassName("plain-list");
    return list;
  }

  private static String address(CatalogueTheme theme) {
    return PATH + "/" + theme.id();
  }

  private static String in(LocalizedText text) {
    return text.in(Screen.language());
  }
}
