package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.RuleCatalogue;
import org.todoku.authoring.editor.Editing;
import org.todoku.authoring.editor.MadeUpChildren;
import org.todoku.authoring.editor.Mending;
import org.todoku.authoring.editor.Piece;
import org.todoku.authoring.editor.Piece.Kind;
import org.todoku.authoring.editor.Sheet;
import org.todoku.authoring.editor.SheetReading;
import org.todoku.authoring.editor.Sitting.Person;
import org.todoku.authoring.editor.Sittings;
import org.todoku.authoring.editor.Sittings.Opened;
import org.todoku.authoring.editor.Sittings.Saved;
import org.todoku.authoring.editor.Sittings.Seat;
import org.todoku.authoring.editor.TriedChild;
import org.todoku.authoring.editor.TryOut;
import org.todoku.authoring.editor.ui.Trial.Origin;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.RuleSet;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Toasts;
import org.todoku.shared.ui.Told;
import org.todoku.shared.ui.WorkPage;
import org.todoku.simulate.CaseResult;
import org.todoku.simulate.Influence;
import org.todoku.simulate.RuleCase;
import org.todoku.simulate.ValueSpread;
import org.todoku.text.Finding;
import org.todoku.text.Fix;
import org.todoku.text.Place;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;

/**
 * Writing a rule without code: its conditions as an outline, the fields of the chosen one, and what
 * it all means. All who have the draft open work in it together.
 */
@Route("drafts/:draft(\\d{1,18})/edit")
@StyleSheet("css/editor.css")
@RolesAllowed(Role.Names.POLICY_OFFICER)
class EditorView extends WorkPage implements BeforeEnterObserver, OutlineTree.Keys, PieceForm.Desk {
  private static final long serialVersionUID = 1L;

  /** How many of the children who come nearest are shown. */
  private static final int NEAREST = 3;

  private static final Logger LOG = LoggerFactory.getLogger(EditorView.class);

  private final transient Sittings sittings;
  private final transient TryOut tryOut;
  private final transient RuleCatalogue catalogue;
  private final transient CurrentUser user;
  private final OutlineTree outline = new OutlineTree(this);
  private final Div detail = new Div();
  private final Div meaning = new Div();
  private final Div notices = new Div();
  private final Span saving = new Span();
  private final Span people = new Span();
  private final Button undo = new Button();
  private final Button redo = new Button();
  private transient @Nullable Seat seat;
  private transient @Nullable RuleSet rules;
  private transient Runnable leave = () -> {};
  private transient @Nullable SheetReading reading;
  private final Div counts = new Div();
  private transient TryOut.@Nullable Counts counted;
  private transient @Nullable SheetReading counting;
  private long draft;
  private long selected;
  private long seen = -1;
  private boolean mine;
  private final Trial trial = new Trial(this::keep, this::triedOther);
  private transient @Nullable List<RuleCase> madeUp;
  private transient @Nullable List<RuleCase> nearest;
  private long seed;

  EditorView(Sittings sittings, TryOut tryOut, RuleCatalogue catalogue, SignedIn signedIn) {
    super("editor.title");
    this.sittings = sittings;
    this.tryOut = tryOut;
    this.catalogue = catalogue;
    this.user = signedIn.user();
    useWholeWidth();
    addClassName("editor-page");
    saving.getElement().setAttribute("role", "status");
    saving.addClassName("editor-saving");
    people.addClassName("editor-people");
    undo.setText(getTranslation("editor.undo"));
    undo.addClickListener(event -> press("undo"));
    redo.setText(getTranslation("editor.redo"));
    redo.addClickListener(event -> press("redo"));
    for (Button button : List.of(undo, redo)) {
      button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    }
    Button submit = new Button(getTranslation("editor.submit"), event -> press("submit"));
    submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    addActions(people, saving, undo, redo, submit);
    Div left = new Div(new H2(getTranslation("editor.outline")), tools(), outline);
    left.addClassNames("panel", "editor-outline");
    detail.addClassNames("panel", "editor-detail");
    detail
        .getElement()
        .addEventListener("keydown", event -> outline.focus(selected))
        .setFilter("event.key === 'Escape' && !event.defaultPrevented");
    meaning.addClassNames("panel", "editor-meaning");
    meaning.getElement().setAttribute("aria-live", "polite");
    Div middle = new Div(detail, trial);
    middle.addClassName("editor-middle");
    Div columns = new Div(left, middle, meaning);
    columns.addClassName("editor-columns");
    add(notices, columns);
  }

  private Component tools() {
    MenuBar menu = new MenuBar();
    menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
    menu.setTabNavigation(true);
    menu.addItem(getTranslation("editor.add"), event -> press("add"));
    SubMenu groups = menu.addItem(getTranslation("editor.wrap")).getSubMenu();
    for (Kind kind : List.of(Kind.ALL, Kind.ANY, Kind.NONE, Kind.AT_LEAST, Kind.SCORE)) {
      groups.addItem(
          getTranslation("editor.group." + kind.key()),
          event -> act(editing -> editing.wrap(selected, kind)));
    }
    SubMenu move = menu.addItem(getTranslation("editor.move")).getSubMenu();
    for (String key : List.of("moveUp", "moveDown", "moveIn", "moveOut")) {
      move.addItem(getTranslation("editor.key." + key), event -> press(key));
    }
    SubMenu more = menu.addItem(getTranslation("editor.more")).getSubMenu();
    for (String key :
        List.of(
            "negate",
            "unwrap",
            "duplicate",
            "off",
            "fold",
            "foldAll",
            "exception",
            "text",
            "cases",
            "delete",
            "help")) {
      more.addItem(getTranslation("editor.key." + key), event -> press(key));
    }
    return menu;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<Long> id = event.getRouteParameters().get("draft").map(Long::valueOf);
    if (id.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    draft = id.get();
    switch (sittings.open(draft)) {
      case Opened.Gone() -> event.rerouteToError(NotFoundException.class);
      case Opened.Unreadable(Draft there, List<Finding> findings) -> unreadable(there, findings);
      case Opened.Here(Draft there, Seat opened) -> {
        seat = opened;
        rules = sittings.today();
        selected = opened.sitting().sheet().when().id();
      }
    }
  }

  private void unreadable(Draft there, List<Finding> findings) {
    setHeading(there.ruleId());
    notices.removeAll();
    notices.add(
        new Notice(
            Notice.Tone.ATTENTION,
            there.open()
                ? getTranslation("editor.unreadable", said(findings))
                : getTranslation("editor.closed")));
    outline.setVisible(false);
  }

  private static String said(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.place() + " " + finding.message().in(Screen.language()))
        .collect(Collectors.joining("; "));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    Seat here = seat;
    if (here == null) {
      return;
    }
    UI ui = event.getUI();
    Runnable away = here.sitting().join(new Person(user.login(), user.name()), () -> later(ui));
    Runnable deaf = here.watch(() -> later(ui));
    leave =
        () -> {
          away.run();
          deaf.run();
        };
    show(true);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    leave.run();
    super.onDetach(event);
  }

  private void later(UI ui) {
    if (mine) {
      return;
    }
    try {
      ui.access(() -> show(false));
    } catch (UIDetachedException e) {
      // the page has been left meanwhile
    }
  }

  @Override
  public void edit(UnaryOperator<Editing> what) {
    change(what, false);
  }

  @Override
  public void reshape(String field, UnaryOperator<Editing> what) {
    change(what, true);
    PieceForm.focusAfter(detail, field);
  }

  private void change(UnaryOperator<Editing> what, boolean form) {
    Seat here = seat;
    if (here == null) {
      return;
    }
    mine = true;
    try {
      selected = here.sitting().edit(selected, what);
      here.saveSoon(user);
    } finally {
      mine = false;
    }
    seen = here.sitting().changes();
    read();
    showState();
    if (form) {
      showDetail();
    }
  }

  /** Does something from the outline, where the keyboard stays. */
  private void act(UnaryOperator<Editing> what) {
    change(what, true);
    outline.focus(selected);
  }

  @Override
  public void select(long piece) {
    if (selected != piece) {
      selected = piece;
      showOutline();
      showDetail();
    }
  }

  @Override
  public void drop(long piece, long onto) {
    act(
        editing -> {
          Optional<Piece> target = editing.sheet().find(onto);
          if (target.isEmpty()) {
            return editing;
          }
          if (target.get().takes() && target.get().kind() != Kind.RECORDS) {
            return editing.moveTo(piece, onto, target.get().parts().size());
          }
          return editing
              .sheet()
              .parent(onto)
              .map(
                  parent -> {
                    List<Long> ids = parent.parts().stream().map(Piece::id).toList();
                    return editing.moveTo(piece, parent.id(), ids.indexOf(onto) + 1);
                  })
              .orElse(editing);
        });
  }

  @Override
  public void press(String key) {
    Seat here = seat;
    if (here == null) {
      return;
    }
    switch (key) {
      case "up" -> walk(here, -1);
      case "down" -> walk(here, 1);
      case "first" -> walk(here, -here.sitting().sheet().all().mapToInt(piece -> 1).sum());
      case "last" -> walk(here, here.sitting().sheet().all().mapToInt(piece -> 1).sum());
      case "open", "close" -> unfold(here.sitting().sheet(), key.equals("open"));
      case "fold" -> fold(selected);
      case "foldAll" -> foldAll(here.sitting().sheet());
      case "edit" ->
          detail
              .getChildren()
              .filter(PieceForm.class::isInstance)
              .findFirst()
              .ifPresent(form -> ((PieceForm) form).focusFirst());
      case "add" -> {
        boolean open =
            here.sitting().sheet().find(selected).filter(p -> p.kind() == Kind.OPEN).isPresent();
        if (!open) {
          change(editing -> editing.add(selected, Piece.open()), true);
        }
        press("edit");
      }
      case "delete" -> act(editing -> editing.delete(selected));
      case "duplicate" -> act(editing -> editing.duplicate(selected));
      case "negate" -> act(editing -> editing.negate(selected));
      case "wrap" -> act(editing -> editing.wrap(selected, Kind.ANY));
      case "unwrap" -> act(editing -> editing.unwrap(selected));
      case "off" -> act(editing -> editing.off(selected));
      case "exception" -> act(Editing::addException);
      case "moveUp" -> act(editing -> editing.up(selected));
      case "moveDown" -> act(editing -> editing.down(selected));
      case "moveIn" -> act(editing -> editing.in(selected));
      case "moveOut" -> act(editing -> editing.out(selected));
      case "undo", "redo" -> {
        boolean done = key.equals("undo") ? here.sitting().undo() : here.sitting().redo();
        if (done) {
          here.saveSoon(user);
          show(true);
          outline.focus(selected);
        }
      }
      case "copy", "cut" -> {
        new Editing(here.sitting().sheet(), selected)
            .chosen()
            .ifPresent(
                piece -> UI.getCurrent().getSession().setAttribute(Clip.class, new Clip(piece)));
        if (key.equals("cut")) {
          act(editing -> editing.delete(selected));
        }
      }
      case "paste" -> {
        Clip clip = UI.getCurrent().getSession().getAttribute(Clip.class);
        if (clip != null) {
          act(editing -> editing.add(selected, clip.piece().copy()));
        }
      }
      case "text" -> text(here);
      case "cases" -> cases(here);
      case "submit" -> submit(here);
      case "help" -> help();
      default -> {}
    }
  }

  private void walk(Seat here, int by) {
    Editing at = new Editing(here.sitting().sheet(), selected);
    select(at.step(by, outline.folded()).selected());
    outline.focus(selected);
  }

  /** Opens the chosen row or goes into it; folds it up or goes out of it. */
  private void unfold(Sheet sheet, boolean open) {
    boolean parts = sheet.find(selected).filter(piece -> !piece.parts().isEmpty()).isPresent();
    boolean folded = outline.folded().contains(selected);
    if (parts && folded == open) {
      fold(selected);
    } else if (open) {
      sheet
          .find(selected)
          .flatMap(piece -> piece.parts().stream().findFirst())
          .ifPresent(part -> select(part.id()));
    } else {
      select(sheet.parent(selected).map(Piece::id).orElse(0L));
    }
    outline.focus(selected);
  }

  @Override
  public void fold(long piece) {
    outline.fold(piece, !outline.folded().contains(piece));
    select(piece);
    showOutline();
    outline.focus(piece);
  }

  /** Folds all groups of the rule's condition up; where they are, opens them all. */
  private void foldAll(Sheet sheet) {
    List<Long> groups =
        sheet
            .all()
            .filter(piece -> !piece.parts().isEmpty() && piece.id() != sheet.when().id())
            .map(Piece::id)
            .toList();
    boolean up = !outline.folded().containsAll(groups);
    groups.forEach(piece -> outline.fold(piece, up));
    sheet.around(selected).stream()
        .filter(piece -> up && groups.contains(piece.id()))
        .reduce((nearer, farther) -> farther)
        .ifPresent(piece -> select(piece.id()));
    showOutline();
    outline.focus(selected);
  }

  /** A piece that was copied, for any rule. */
  private record Clip(Piece piece) implements java.io.Serializable {}

  private void text(Seat here) {
    Optional<Piece> piece = here.sitting().sheet().find(selected);
    if (piece.isEmpty()) {
      return;
    }
    Dialog dialog = new Dialog(getTranslation("editor.text.title"));
    TextArea area = new TextArea(getTranslation("editor.text.label"));
    area.setValue(org.todoku.authoring.editor.PieceText.yaml(piece.get()));
    area.setWidthFull();
    area.setMinHeight("14rem");
    Span wrong = new Span();
    wrong.addClassName("finding");
    Button take =
        new Button(
            getTranslation("editor.text.take"),
            event -> {
              List<Finding> findings = new ArrayList<>();
              org.todoku.authoring.editor.PieceText.read(area.getValue(), findings)
                  .ifPresentOrElse(
                      read -> {
                        dialog.close();
                        long id = selected;
                        act(
                            editing ->
                                editing.change(
                                    id,
                                    old ->
                                        new Piece(
                                            old.id(),
                                            read.kind(),
                                            read.says(),
                                            read.parts(),
                                            old.points(),
                                            old.off())));
                      },
                      () -> wrong.setText(getTranslation("editor.text.wrong", said(findings))));
            });
    take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.add(area, wrong);
    dialog.getFooter().add(new Button(getTranslation("shared.cancel"), e -> dialog.close()), take);
    dialog.setWidth("40rem");
    dialog.open();
  }

  private void cases(Seat here) {
    Dialog dialog = new Dialog(getTranslation("editor.cases.title"));
    TextArea area = new TextArea(getTranslation("editor.cases.label"));
    area.setHelperText(getTranslation("editor.cases.help"));
    area.setValue(here.cases().isBlank() ? CaseExample.of(here.ruleId()) : here.cases());
    area.setWidthFull();
    area.setMinHeight("18rem");
    Button take =
        new Button(
            getTranslation("editor.text.take"),
            event -> {
              dialog.close();
              here.writeCases(area.getValue());
              here.saveSoon(user);
              read();
              showState();
            });
    take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.add(area);
    dialog.getFooter().add(new Button(getTranslation("shared.cancel"), e -> dialog.close()), take);
    dialog.setWidth("44rem");
    dialog.open();
  }

  private void help() {
    Dialog dialog = new Dialog(getTranslation("editor.help.keys"));
    UnorderedList list = new UnorderedList();
    list.addClassName("key-list");
    for (String key :
        List.of(
            "walk",
            "open",
            "moveUp",
            "moveIn",
            "edit",
            "add",
            "wrap",
            "negate",
            "duplicate",
            "delete",
            "undo",
            "copy",
            "submit")) {
      list.add(
          new ListItem(
              new Span(getTranslation("editor.press." + key)),
              new Span(getTranslation("editor.key." + key))));
    }
    dialog.add(list);
    dialog.getFooter().add(new Button(getTranslation("shared.close"), event -> dialog.close()));
    dialog.open();
  }

  private void submit(Seat here) {
    if (here.sitting().sheet().leavesOut()) {
      Toasts.problem(getTranslation("editor.submit.leavesOut"));
      return;
    }
    Saved saved = here.save(user);
    SheetReading now = reading;
    if (!(saved instanceof Saved.Done) || now == null || !now.complete()) {
      Toasts.problem(getTranslation("editor.submit.unfinished"));
      showState();
      return;
    }
    UI.getCurrent().navigate("drafts/" + draft);
  }

  /** Shows everything anew, after somebody else or an undo changed it. */
  private void show(boolean always) {
    Seat here = seat;
    if (here == null) {
      return;
    }
    if (always || here.sitting().changes() != seen) {
      seen = here.sitting().changes();
      if (selected != 0 && here.sitting().sheet().find(selected).isEmpty()) {
        selected = here.sitting().sheet().when().id();
      }
      read();
      showDetail();
    }
    showState();
  }

  private void read() {
    Seat here = seat;
    if (here != null) {
      reading = sittings.read(here);
      counted = null;
      ask(here);
      showOutline();
      showMeaning();
      count(here);
      String title =
          PieceForm.localized(
              here.sitting().sheet().head().get("title").orElse(null), Screen.language());
      setHeading(title.isEmpty() ? here.ruleId() : title);
    }
  }

  private void showOutline() {
    Seat here = seat;
    SheetReading now = reading;
    if (here != null && now != null) {
      outline.show(
          here.sitting().sheet(),
          now,
          influence(here.sitting().sheet()),
          trial.answers(),
          this::name,
          selected);
    }
  }

  private void ask(Seat here) {
    SheetReading now = reading;
    if (now != null) {
      trial.ask(here.sitting().sheet(), now, here.ruleId());
    }
  }

  /** Another child is tried, or none any more. */
  private void triedOther() {
    Seat here = seat;
    if (here != null) {
      ask(here);
      showOutline();
      showMeaning();
    }
  }

  /** Children whom the rule can be tried on, besides its cases. */
  private void offered(Seat here, SheetReading now) {
    if (now.rule().isEmpty()) {
      return;
    }
    RuleSet ready = now.rule().get();
    if (user.maySeeNameless()) {
      meaning.add(
          new OfferedPart(
              "editor.nearest",
              Origin.LINKED,
              nearest,
              trial,
              () -> {
                nearest = linked(ready, here.ruleId());
                showMeaning();
              }));
    }
    meaning.add(
        new OfferedPart(
            "editor.madeUp",
            Origin.MADE_UP,
            madeUp,
            trial,
            () -> {
              seed++;
              madeUp =
                  MadeUpChildren.telling(
                      ready,
                      here.ruleId(),
                      sittings.day(),
                      seed,
                      number -> getTranslation("editor.madeUp.name", number, seed));
              showMeaning();
            }));
  }

  /** The linked children who come nearest to matching. */
  private List<RuleCase> linked(RuleSet ready, String ruleId) {
    List<RuleCase> children = new ArrayList<>();
    for (LinkedProfile child : tryOut.nearest(ready, ruleId, NEAREST, user)) {
      children.add(
          new RuleCase(
              ruleId,
              getTranslation("editor.nearest.name", children.size() + 1),
              sittings.day(),
              child,
              Answer.NO_MATCH,
              new Place("linked", 1, 1)));
    }
    return children;
  }

  /** Keeps what a person said of a child as a case of the rule, and tries the rule on it. */
  private void keep(RuleCase labelled) {
    Seat here = seat;
    if (here != null) {
      here.writeCases(TriedChild.with(here.cases(), labelled));
      here.saveSoon(user);
      trial.kept(labelled);
      read();
      showState();
      Toasts.done(getTranslation("editor.tried.kept", labelled.name()));
    }
  }

  private void showDetail() {
    Seat here = seat;
    RuleSet known = rules;
    detail.removeAll();
    if (here == null || known == null) {
      return;
    }
    Sheet sheet = here.sitting().sheet();
    detail.add(new H2(getTranslation(selected == 0 ? "editor.detail.rule" : "editor.detail")));
    sheet
        .find(selected)
        .ifPresentOrElse(
            piece -> detail.add(new PieceForm(sheet, piece, known, this)),
            () -> detail.add(new HeadForm(sheet, catalogue, this)));
  }

  private void showMeaning() {
    SheetReading now = reading;
    meaning.removeAll();
    if (now == null) {
      return;
    }
    meaning.add(new H2(getTranslation("editor.meaning")));
    now.sentence()
        .ifPresentOrElse(
            sentence -> {
              String own = Screen.language();
              for (String language : List.of(own, own.equals("ja") ? "en" : "ja")) {
                Paragraph words = new Paragraph(sentence.in(language));
                words.getElement().setAttribute("lang", language);
                words.addClassNames("rule-meaning", language.equals(own) ? "first" : "second");
                meaning.add(words);
              }
            },
            () -> meaning.add(new Paragraph(getTranslation("editor.meaning.none"))));
    meaning.add(counts);
    findings(now);
    cases(now);
    Seat here = seat;
    if (here != null) {
      offered(here, now);
    }
  }

  /** Counts in the background what the draft would answer; what is typed meanwhile comes after. */
  private void count(Seat here) {
    SheetReading now = reading;
    UI ui = UI.getCurrent();
    if (now == null || now.rule().isEmpty()) {
      counting = null;
      counts.removeAll();
      return;
    }
    boolean busy = counting != null;
    counting = now;
    counts.getElement().setAttribute("aria-busy", "true");
    if (busy) {
      return;
    }
    RuleSet draftRules = now.rule().get();
    Thread.ofVirtual()
        .name("try-out")
        .start(
            () -> {
              Optional<TryOut.Counts> found = counted(draftRules, here.ruleId());
              try {
                ui.access(() -> show(found, now, here));
              } catch (UIDetachedException e) {
                // the page has been left meanwhile
              }
            });
  }

  @Override
  public void spread(Entity entity, Attribute attribute, Consumer<Optional<ValueSpread>> then) {
    UI ui = UI.getCurrent();
    Thread.ofVirtual()
        .name("spread")
        .start(
            () -> {
              Optional<ValueSpread> found = spread(entity, attribute);
              try {
                ui.access(() -> then.accept(found));
              } catch (UIDetachedException e) {
                // the page has been left meanwhile
              }
            });
  }

  private Optional<ValueSpread> spread(Entity entity, Attribute attribute) {
    try {
      return Optional.of(tryOut.spread(entity, attribute));
    } catch (RuntimeException e) {
      LOG.warn("The values of {}.{} could not be counted", entity.id(), attribute.id(), e);
      return Optional.empty();
    }
  }

  private Optional<TryOut.Counts> counted(RuleSet draftRules, String ruleId) {
    try {
      return Optional.of(tryOut.count(draftRules, ruleId));
    } catch (RuntimeException e) {
      LOG.warn("Draft {} could not be counted", draft, e);
      return Optional.empty();
    }
  }

  /**
   * @param found empty where it could not be counted
   */
  private void show(Optional<TryOut.Counts> found, SheetReading of, Seat here) {
    boolean newest = counting == of;
    counting = null;
    if (!newest) {
      count(here);
      return;
    }
    counted = found.orElse(null);
    counts.getElement().setAttribute("aria-busy", "false");
    counts.removeAll();
    counts.add(
        found
            .<Component>map(CountsPanel::new)
            .orElseGet(() -> new Paragraph(getTranslation("editor.counts.failed"))));
    showOutline();
  }

  /** By piece, what each of the conditions that count together does. */
  private Map<Long, String> influence(Sheet sheet) {
    TryOut.Counts found = counted;
    Map<Long, String> words = new HashMap<>();
    if (found != null && sheet.when().kind() == Kind.ALL) {
      List<Piece> parts = sheet.when().parts().stream().filter(part -> !part.off()).toList();
      for (int i = 0; i < Math.min(parts.size(), found.parts().size()); i++) {
        Influence.Part part = found.parts().get(i);
        words.put(
            parts.get(i).id(),
            getTranslation(
                "editor.influence",
                Told.roughly(part.passed(), found.children()).words(),
                Told.roughly(part.onlyExcluded(), found.children()).words()));
      }
    }
    return words;
  }

  private void findings(SheetReading now) {
    List<Map.Entry<Long, Finding>> all = new ArrayList<>();
    now.findings().forEach((piece, list) -> list.forEach(f -> all.add(Map.entry(piece, f))));
    if (all.isEmpty()) {
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("finding-list");
    for (Map.Entry<Long, Finding> each : all) {
      Finding finding = each.getValue();
      String mend = finding.mend() == null ? "" : " " + finding.mend().in(Screen.language());
      Button go =
          new Button(
              unfinished(each.getKey()).orElse(finding.message().in(Screen.language()) + mend),
              event -> {
                select(each.getKey());
                press("edit");
              });
      go.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      go.addClassName(finding.isError() ? "finding" : "finding-noticed");
      ListItem item = new ListItem(go);
      mend(each.getKey(), finding).ifPresent(item::add);
      list.add(item);
    }
    meaning.add(new H2(getTranslation("editor.findings")), list);
  }

  /** A button that makes a finding's mend, where there is one. */
  private Optional<Button> mend(long piece, Finding finding) {
    Seat here = seat;
    Fix fix = finding.fix();
    if (here == null || fix == null) {
      return Optional.empty();
    }
    Editing now = new Editing(here.sitting().sheet(), selected);
    if (Mending.of(now, piece, fix).isEmpty()) {
      return Optional.empty();
    }
    Button mend =
        new Button(
            words(piece, fix),
            event -> act(editing -> Mending.of(editing, piece, fix).orElse(editing)));
    mend.addThemeVariants(ButtonVariant.LUMO_SMALL);
    mend.addClassName("finding-mend");
    return Optional.of(mend);
  }

  private String words(long piece, Fix fix) {
    return switch (fix) {
      case Fix.Rename(String written, String instead) ->
          getTranslation("editor.mend.rename", called(piece, instead));
      case Fix.SwapBounds() -> getTranslation("editor.mend.swap");
      case Fix.LeaveOut() -> getTranslation("editor.mend.leaveOut");
      case Fix.DropParameter(String id) -> getTranslation("editor.mend.dropParameter");
    };
  }

  /** What people read for a name where it stands: an attribute's label, or the name itself. */
  private String called(long piece, String name) {
    Seat here = seat;
    RuleSet known = rules;
    return here == null || known == null
        ? name
        : here.sitting()
            .sheet()
            .find(piece)
            .flatMap(
                at ->
                    Subject.at(here.sitting().sheet(), at, known).stream()
                        .filter(subject -> subject.path().equals(name))
                        .findFirst())
            .map(subject -> subject.label().in(Screen.language()))
            .orElse(name);
  }

  /** What an unfinished piece lacks, in its writer's words. */
  private Optional<String> unfinished(long id) {
    Seat here = seat;
    if (here == null) {
      return Optional.empty();
    }
    return here.sitting()
        .sheet()
        .find(id)
        .flatMap(
            piece ->
                switch (piece.kind()) {
                  case OPEN -> Optional.of(getTranslation("editor.lacks.subject"));
                  case VALUE ->
                      ComparisonForm.OPERATORS.stream()
                              .anyMatch(o -> piece.says().get(o).isPresent())
                          ? Optional.empty()
                          : Optional.of(getTranslation("editor.lacks.comparison", name(piece)));
                  case ALL, ANY, NONE, AT_LEAST, SCORE, NOT ->
                      piece.parts().isEmpty()
                          ? Optional.of(getTranslation("editor.lacks.parts"))
                          : Optional.empty();
                  case MISSING, RECORDED, RECORDS, RULE, EXCEPTION -> Optional.empty();
                });
  }

  /** What a piece is about, as people read it. */
  private String name(Piece piece) {
    Seat here = seat;
    RuleSet known = rules;
    String written = piece.says().text(piece.kind().key()).orElse("");
    return here == null || known == null
        ? written
        : Subject.of(piece, Subject.at(here.sitting().sheet(), piece, known))
            .map(subject -> subject.label().in(Screen.language()))
            .orElse(written);
  }

  private void cases(SheetReading now) {
    Button write = new Button(getTranslation("editor.key.cases"), event -> press("cases"));
    write.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    if (now.cases().isEmpty()) {
      Seat here = seat;
      boolean wait = here != null && !here.cases().isBlank() && !now.complete();
      meaning.add(
          new H2(getTranslation(wait ? "editor.cases.later" : "editor.cases.none")),
          new Paragraph(getTranslation(wait ? "editor.cases.wait" : "editor.cases.what")),
          write);
      return;
    }
    ChildList list = new ChildList(trial, Origin.CASE, getTranslation("editor.tried.choose"));
    for (CaseResult result : now.cases()) {
      Span mark =
          new Span(
              result.passed()
                  ? "✓ " + getTranslation("authoring.answer." + result.answer().word())
                  : getTranslation(
                      "editor.case.wrong",
                      getTranslation("authoring.answer." + result.example().expected().word()),
                      getTranslation("authoring.answer." + result.answer().word())));
      mark.addClassName(result.passed() ? "case-answer" : "finding");
      list.add(result.example(), mark);
    }
    long passed = now.cases().stream().filter(CaseResult::passed).count();
    meaning.add(
        new H2(getTranslation("editor.cases", passed, now.cases().size())),
        new Paragraph(getTranslation("editor.tried.choose")),
        list);
  }

  private void showState() {
    Seat here = seat;
    if (here == null) {
      return;
    }
    undo.setEnabled(here.sitting().canUndo());
    redo.setEnabled(here.sitting().canRedo());
    String others =
        here.sitting().people().stream()
            .filter(person -> !person.login().equals(user.login()))
            .map(person -> person.name().in(Screen.language()))
            .collect(Collectors.joining(getTranslation("shared.list.separator")));
    people.setText(others.isEmpty() ? "" : getTranslation("editor.people", others));
    notices.removeAll();
    switch (here.saved()) {
      case Saved.Done(var at, String by) ->
          saving.setText(getTranslation("editor.saved", Dates.moment(at, Screen.language())));
      case Saved.Waiting() -> saving.setText(getTranslation("editor.saving"));
      case Saved.Failed() -> {
        saving.setText(getTranslation("editor.notSaved"));
        notices.add(
            new Notice(Notice.Tone.ATTENTION, getTranslation("editor.notSaved.triedAgain")));
      }
      case Saved.Refused(DraftResult.Why why) -> {
        saving.setText(getTranslation("editor.notSaved"));
        notices.add(
            new Notice(
                Notice.Tone.PROBLEM, Screen.textOr("authoring.refused." + why.word(), why.word())));
      }
      case Saved.Conflict(Draft theirs) -> conflict(here, theirs);
    }
  }

  private void conflict(Seat here, Draft theirs) {
    saving.setText(getTranslation("editor.notSaved"));
    if (!theirs.open() || theirs.state() != org.todoku.authoring.LifeState.DRAFT) {
      notices.add(
          new Notice(
              Notice.Tone.PROBLEM,
              getTranslation("editor.closed"),
              new Anchor("rules/" + theirs.ruleId(), getTranslation("editor.toRule"))));
      return;
    }
    Button look =
        new Button(
            getTranslation("editor.conflict.theirs"),
            event -> {
              here.takeTheirs(theirs);
              show(true);
            });
    Button keep =
        new Button(
            getTranslation("editor.conflict.mine"),
            event -> {
              here.keepMine(theirs, user);
              show(true);
            });
    notices.add(
        new Notice(
            Notice.Tone.PROBLEM,
            getTranslation(
                "editor.conflict",
                theirs.savedBy(),
                Dates.moment(theirs.savedAt(), Screen.language())),
            look,
            keep));
  }
}
