package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.todoku.referral.CardAction;
import org.todoku.referral.CardDetail;
import org.todoku.referral.CardRecord;
import org.todoku.referral.CardRecord.PaperKind;
import org.todoku.referral.CardSummary;
import org.todoku.referral.Transfers;
import org.todoku.referral.Why;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.FactList;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;

/** An opened card: who, why, what is unknown, the household, what happened, and what comes next. */
final class CardPanel extends Section {
  private static final long serialVersionUID = 1L;

  private transient CardDetail card;
  private final transient People people;
  private final transient MoveDesk desk;
  private final transient RecordDesk records;
  private final transient TransferDesk transfers;
  private final LocalDate today;
  private final H2 name = new H2();
  private final transient Runnable close;
  private final CommentForm comments;
  private transient @Nullable Shown shown;

  /**
   * What a panel shows.
   *
   * @param whys what each rule found in words, in the order of the card's candidates
   * @param protective protective facts, which weigh against the others
   * @param offices with which office it is, and what waits for an answer
   */
  record Shown(
      CardDetail card,
      CardRecord record,
      List<Why> whys,
      List<Why.Fact> protective,
      Transfers.Standing offices) {}

  /**
   * @param comments where comments are written; it keeps what is being typed
   * @param close what closes the panel
   */
  CardPanel(
      Shown first,
      People people,
      MoveDesk desk,
      RecordDesk records,
      TransferDesk transfers,
      CommentForm comments,
      LocalDate today,
      Runnable close) {
    this.card = first.card();
    this.people = people;
    this.desk = desk;
    this.records = records;
    this.transfers = transfers;
    this.comments = comments;
    this.today = today;
    this.close = close;
    addClassName("card-panel");
    name.setId("card-name");
    name.getElement().setAttribute("tabindex", "-1");
    getElement().setAttribute("aria-labelledby", "card-name");
    show(first);
  }

  /** Shows the card as it is now; nothing is touched where it is as before. */
  void show(Shown now) {
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    card = now.card();
    RecordParts parts = new RecordParts(card, now.record(), records, people);
    name.setText(card.child().label());
    removeAll();
    add(head(close), actions());
    add(part("board.detail.why", reasons(now.whys())));
    add(part("board.detail.unknown", unknown(now.whys())));
    add(part("board.detail.protective", protective(now.protective())));
    add(part("board.detail.household", household()));
    if (!now.offices().offices().isEmpty()) {
      add(
          part(
              "board.detail.office",
              new OfficePart(
                  card.summary().id(),
                  now.offices(),
                  records.writes(card.summary()),
                  people,
                  transfers)));
    }
    add(part("board.detail.services", parts.services()));
    add(part("board.detail.contacts", parts.contacts()));
    add(part("board.paper.wishes", parts.paper(PaperKind.WISHES)));
    add(part("board.paper.plan", parts.paper(PaperKind.PLAN)));
    add(part("board.detail.consents", parts.consents()));
    add(part("board.detail.referrals", parts.referrals()));
    add(part("board.detail.documents", parts.documents()));
    add(part("board.detail.comments", parts.comments(comments)));
    add(part("board.detail.history", history()));
    add(part("board.detail.viewers", viewers()));
  }

  CardDetail card() {
    return card;
  }

  /** Puts the keyboard's focus on the child's name, where reading begins. */
  void focusName() {
    name.getElement().callJsFunction("focus");
  }

  private Component head(Runnable close) {
    CardSummary summary = card.summary();
    Button closing = new Button(VaadinIcon.CLOSE.create(), event -> close.run());
    closing.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    closing.setAriaLabel(getTranslation("board.detail.close"));
    Div title = new Div(name, closing);
    title.addClassName("card-panel-title");
    Div facts =
        new Div(
            new StateBadge(StateBadge.Shape.HALF, CardWords.state(summary.state())),
            new LevelBadge(summary.level()));
    facts.addClassName("card-meta");
    summary.needs().forEach(need -> facts.add(CardWords.need(need)));
    Component protection = CardWords.protection(card.child());
    if (protection != null) {
      facts.add(protection);
    }
    Div head = new Div(title, line(summary), facts);
    if (card.levelHeld()) {
      Paragraph held = new Paragraph(getTranslation("board.detail.levelHeld"));
      held.addClassName("quiet");
      head.add(held);
    }
    if (!card.child().present()) {
      head.add(new Paragraph(getTranslation("board.detail.left")));
    }
    return head;
  }

  private Component line(CardSummary summary) {
    Div line = new Div();
    line.addClassName("card-panel-line");
    String age = CardWords.fullAge(card.child().birthDate(), today);
    if (!age.isEmpty()) {
      line.add(new Span(age));
    }
    String assignee = summary.assignee();
    line.add(
        new Span(
            assignee == null
                ? getTranslation("board.nobody")
                : getTranslation("board.detail.assignee", people.name(assignee))));
    LocalDate day = summary.dueOn();
    Span due = CardWords.due(summary, today);
    if (due != null) {
      line.add(due);
      if (day != null && summary.dueAt() == null) {
        line.add(new Span(getTranslation("board.detail.due", Dates.day(day, Screen.language()))));
      }
    }
    if (summary.closeReason() != null) {
      line.add(new Span(getTranslation("board.reason." + summary.closeReason().word())));
    }
    return line;
  }

  private Component actions() {
    CardSummary summary = card.summary();
    Div actions = new Div();
    actions.addClassName("card-panel-actions");
    CardAction next = desk.next(summary.state());
    if (next != null) {
      Button button =
          new Button(
              getTranslation("board.action." + next.word()),
              event -> desk.ask(next, summary, card.child().label()));
      button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      actions.add(button);
    } else if (summary.state().next() != null) {
      // somebody else's turn
      Span turn =
          new Span(
              getTranslation(
                  "board.detail.turn",
                  getTranslation("board.owner." + summary.state().owner().word()),
                  getTranslation("board.action." + summary.state().next().word())));
      turn.addClassNames("quiet", "card-turn");
      actions.add(turn);
    }
    List<CardAction> others =
        desk.actions(summary).stream().filter(action -> action != next).toList();
    if (!others.isEmpty()) {
      MenuBar menu = new MenuBar();
      menu.addThemeVariants(MenuBarVariant.LUMO_DROPDOWN_INDICATORS);
      MenuItem more = menu.addItem(getTranslation("board.detail.more"));
      for (CardAction action : others) {
        more.getSubMenu()
            .addItem(
                getTranslation("board.action." + action.word()),
                event -> desk.ask(action, summary, card.child().label()));
      }
      actions.add(menu);
    }
    return actions;
  }

  private Component part(String titleKey, Component content) {
    Section part = new Section(new H3(getTranslation(titleKey)), content);
    part.addClassName("card-part");
    return part;
  }

  private Component reasons(List<Why> whys) {
    Div all = new Div();
    // a card that a person opened says why in that person's words
    card.events().stream()
        .filter(event -> event.kind().equals("opened"))
        .map(CardDetail.Event::note)
        .filter(Objects::nonNull)
        .forEach(note -> all.add(new Paragraph(note)));
    for (int i = 0; i < whys.size(); i++) {
      CardDetail.Candidate candidate = card.candidates().get(i);
      all.add(reason(candidate, whys.get(i)));
    }
    return all;
  }

  private Component reason(CardDetail.Candidate candidate, Why why) {
    String language = Screen.language();
    CardDetail.Evidence evidence = candidate.evidence().getFirst();
    String title = candidate.title().in(language);
    Span heading = new Span(title);
    heading.addClassName("why-title");
    Div head = new Div(heading, new LevelBadge(candidate.level()));
    head.addClassName("why-head");
    if (candidate.provisional()) {
      head.add(
          new StateBadge(StateBadge.Shape.ATTENTION, getTranslation("board.detail.provisional")));
    }
    Div reason = new Div(head);
    reason.addClassName("why");
    String sentence = why.sentence().in(language);
    if (!sentence.isEmpty() && !sentence.equals(title)) {
      reason.add(new Paragraph(sentence));
    }
    if (!why.steps().isEmpty()) {
      reason.add(steps(why.steps(), language));
    }
    reason.add(facts(why.facts(), language));
    Paragraph origin =
        new Paragraph(
            getTranslation(
                "board.detail.origin",
                evidence.ruleVersion(),
                Dates.day(evidence.asOf(), language),
                evidence.run()));
    origin.addClassName("quiet");
    reason.add(origin);
    if (candidate.evidence().size() > 1) {
      Paragraph before =
          new Paragraph(
              getTranslation("board.detail.evidenceBefore", candidate.evidence().size() - 1));
      before.addClassName("quiet");
      reason.add(before);
    }
    return reason;
  }

  private Component steps(List<Why.Step> steps, String language) {
    UnorderedList list = new UnorderedList();
    list.addClassName("why-steps");
    for (Why.Step step : steps) {
      Span mark = new Span(mark(step.state()));
      mark.addClassName("why-mark");
      mark.getElement().setAttribute("role", "img");
      mark.getElement().setAttribute("aria-label", stateWord(step.state()));
      ListItem item = new ListItem(mark, new Span(step.text().in(language)));
      item.addClassName("why-" + step.state());
      item.getStyle().set("--depth", String.valueOf(step.depth() - 1));
      String found = step.observed();
      // a number or a day tells more than the mark before it; "match" or a code's id does not
      if (found != null && !found.isEmpty() && Character.isDigit(found.charAt(0))) {
        Span observed = new Span(getTranslation("board.detail.observed", found));
        observed.addClassName("quiet");
        item.add(observed);
      }
      list.add(item);
    }
    return list;
  }

  private static String mark(String state) {
    return switch (state) {
      case "satisfied" -> "✓";
      case "notSatisfied" -> "－";
      default -> "？";
    };
  }

  private String stateWord(String state) {
    return switch (state) {
      case "satisfied" -> getTranslation("board.step.satisfied");
      case "notSatisfied" -> getTranslation("board.step.notSatisfied");
      default -> getTranslation("board.step.unknown");
    };
  }

  private Component facts(List<Why.Fact> facts, String language) {
    FactList list = new FactList();
    for (Why.Fact fact : facts) {
      Div value = new Div(new Span(fact.value().in(language) + times(fact)));
      value.add(source(fact, language));
      list.with(fact.what().in(language), value);
    }
    return list;
  }

  private String times(Why.Fact fact) {
    return fact.days().size() > 1 ? getTranslation("board.detail.times", fact.days().size()) : "";
  }

  private Component source(Why.Fact fact, String language) {
    String custodian = fact.custodian() == null ? "" : Screen.custodian(fact.custodian());
    if (fact.days().isEmpty()) {
      Div source = new Div(custodian);
      source.addClassName("fact-source");
      return source;
    }
    String newest = Dates.day(fact.days().getFirst(), language);
    if (fact.days().size() == 1) {
      Div source = new Div(getTranslation("board.detail.sourceOn", custodian, newest));
      source.addClassName("fact-source");
      return source;
    }
    String oldest = Dates.day(fact.days().getLast(), language);
    NativeDetails days =
        new NativeDetails(
            new Span(getTranslation("board.detail.sourceFromTo", custodian, oldest, newest)),
            new Span(
                String.join(
                    getTranslation("shared.list.separator"),
                    fact.days().stream().map(day -> Dates.shortDay(day, language)).toList())));
    days.addClassName("fact-source");
    return days;
  }

  private Component unknown(List<Why> whys) {
    List<Why.Unknown> unknown =
        whys.stream().flatMap(why -> why.unknown().stream()).distinct().toList();
    if (unknown.isEmpty()) {
      return quiet("board.detail.unknownNone");
    }
    UnorderedList list = new UnorderedList();
    for (Why.Unknown one : unknown) {
      String what = one.what().in(Screen.language());
      list.add(
          new ListItem(
              one.custodian() == null
                  ? getTranslation("board.detail.unknownOne", what, CardWords.reason(one.reason()))
                  : getTranslation(
                      "board.detail.unknownAsk",
                      what,
                      CardWords.reason(one.reason()),
                      Screen.custodian(one.custodian()))));
    }
    return list;
  }

  private Component protective(List<Why.Fact> protective) {
    return protective.isEmpty()
        ? quiet("board.detail.protectiveNone")
        : facts(protective, Screen.language());
  }

  private Component household() {
    CardDetail.Household household = card.household();
    if (household == null) {
      return quiet("board.detail.householdUnknown");
    }
    FactList list = new FactList();
    list.with(
        getTranslation("board.detail.householdSize"),
        getTranslation("board.detail.persons", household.size()));
    list.with(getTranslation("board.detail.address"), address(household.address()));
    for (CardDetail.Sibling sibling : household.siblings()) {
      Div about = new Div(new Span(CardWords.fullAge(sibling.birthDate(), today)));
      if (sibling.openCard() != null) {
        Anchor link =
            new Anchor("board/" + sibling.openCard(), getTranslation("board.detail.siblingCard"));
        about.add(new Span(" "), link);
      }
      list.with(sibling.name(), about);
    }
    return list;
  }

  private String address(@Nullable String address) {
    if (card.child().dvProtected()) {
      return getTranslation("board.detail.addressProtected");
    }
    return address == null ? getTranslation("board.detail.addressUnknown") : address;
  }

  private Component history() {
    OrderedList list = new OrderedList();
    list.addClassName("history");
    for (CardDetail.Event event : card.events()) {
      Span when = new Span(Dates.moment(event.at(), Screen.language()));
      when.addClassName("fact-source");
      ListItem item = new ListItem(new Span(what(event)), when);
      if (event.note() != null) {
        Paragraph note = new Paragraph(event.note());
        note.addClassName("history-note");
        item.add(note);
      }
      list.add(item);
    }
    return list;
  }

  private String what(CardDetail.Event event) {
    String done = getTranslation("board.event." + event.kind());
    StringBuilder words =
        new StringBuilder(getTranslation("board.detail.did", people.name(event.actor()), done));
    if (event.rule() != null) {
      words.append(getTranslation("board.detail.about", event.rule().in(Screen.language())));
    }
    if (event.assignee() != null) {
      words.append(getTranslation("board.detail.about", people.name(event.assignee())));
    }
    if (event.reason() != null) {
      words.append(
          getTranslation(
              "board.detail.about", getTranslation("board.reason." + event.reason().word())));
    }
    if (event.way() != null) {
      words.append(
          getTranslation("board.detail.about", getTranslation("board.way." + event.way().word())));
    }
    if (event.happenedAt() != null) {
      words.append(
          getTranslation(
              "board.detail.about", Dates.moment(event.happenedAt(), Screen.language())));
    }
    return words.toString();
  }

  private Component viewers() {
    UnorderedList list = new UnorderedList();
    for (CardDetail.Viewer viewer : card.viewers()) {
      list.add(
          new ListItem(
              getTranslation(
                  "board.detail.viewer",
                  people.name(viewer.login()),
                  Dates.moment(viewer.lastAt(), Screen.language()),
                  viewer.looks())));
    }
    return list;
  }

  private Component quiet(String key) {
    Paragraph words = new Paragraph(getTranslation(key));
    words.addClassName("quiet");
    return words;
  }
}
