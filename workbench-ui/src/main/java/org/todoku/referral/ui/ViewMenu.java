package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.todoku.access.CurrentUser;
import org.todoku.referral.BoardViews;
import org.todoku.referral.CardState;
import org.todoku.referral.SavedView;
import org.todoku.referral.Workflow;
import org.todoku.shared.ui.Toasts;

/** The useful ways of looking at the board, one's own among them, and the limits of columns. */
final class ViewMenu extends Div {
  private static final long serialVersionUID = 1L;

  private final transient BoardViews views;
  private final transient CurrentUser user;
  private final transient Consumer<BoardAddress> chosen;
  private transient BoardAddress shown = BoardAddress.PLAIN;
  private final MenuBar menu = new MenuBar();

  ViewMenu(BoardViews views, CurrentUser user, Consumer<BoardAddress> chosen) {
    this.views = views;
    this.user = user;
    this.chosen = chosen;
    menu.addThemeVariants(MenuBarVariant.LUMO_DROPDOWN_INDICATORS);
    add(menu);
    fill();
  }

  void show(BoardAddress address) {
    shown = address;
  }

  /** The views that everybody has, with what they ask for. */
  private Map<String, String> builtIn() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("board.view.all", "");
    all.put("board.view.mine", "who=" + user.login());
    all.put("board.view.overdue", "overdue=1&sort=due");
    all.put("board.view.noContact", "mark=noContact&sort=oldest");
    all.put("board.view.unreachable", "mark=unreachable&sort=oldest");
    all.put("board.view.refusedForCapacity", "mark=refusedForCapacity");
    all.put("board.view.notOnRegister", "mark=notOnRegister");
    all.put("board.view.moved", "mark=moved&sort=newest");
    all.put("board.view.offered", "mark=offered&sort=oldest");
    all.put("board.view.offices", "lane=office");
    all.put("board.view.nobody", "who=-");
    all.put("board.view.people", "lane=assignee");
    return all;
  }

  private void fill() {
    menu.removeAll();
    SubMenu items = menu.addItem(CardWords.text("board.view.views")).getSubMenu();
    builtIn().forEach((key, query) -> items.addItem(CardWords.text(key), event -> go(query)));
    items.addSeparator();
    for (SavedView view : views.of(user)) {
      String name =
          view.owner().equals(user.login())
              ? view.name()
              : CardWords.text("board.view.shared", view.name());
      items.addItem(name, event -> go(view.query()));
    }
    items.addItem(CardWords.text("board.view.save"), event -> save());
    SubMenu forget = items.addItem(CardWords.text("board.view.forget")).getSubMenu();
    views.of(user).stream()
        .filter(view -> view.owner().equals(user.login()))
        .forEach(
            view ->
                forget.addItem(
                    view.name(),
                    event -> {
                      views.forget(view.id(), user);
                      fill();
                    }));
    if (BoardViews.maySetLimits(user)) {
      items.addItem(CardWords.text("board.limit.set"), event -> limit());
    }
  }

  private void go(String query) {
    chosen.accept(BoardAddress.read(QueryParameters.fromString(query)));
  }

  private void save() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(CardWords.text("board.view.save"));
    TextField name = new TextField(CardWords.text("board.view.name"));
    name.setMaxLength(60);
    name.setAutofocus(true);
    name.setRequiredIndicatorVisible(true);
    Checkbox shared = new Checkbox(CardWords.text("board.view.share"));
    dialog.add(new Div(name), new Div(shared));
    Button save =
        new Button(
            CardWords.text("board.view.keep"),
            event -> {
              String query = shown.query().getQueryString();
              if (views.save(name.getValue(), query, shared.getValue(), user)) {
                dialog.close();
                Toasts.done(CardWords.text("board.view.kept", name.getValue().strip()));
                fill();
              } else {
                name.setInvalid(true);
                name.setErrorMessage(CardWords.text("board.problem.empty"));
              }
            });
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog
        .getFooter()
        .add(new Button(CardWords.text("shared.cancel"), event -> dialog.close()), save);
    dialog.open();
  }

  private void limit() {
    Map<CardState, Integer> limits = views.limits();
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(CardWords.text("board.limit.set"));
    dialog.setWidth("26rem");
    Select<CardState> state = new Select<>();
    state.setLabel(CardWords.text("board.list.state"));
    state.setItems(Workflow.columns().stream().filter(each -> each != CardState.CLOSED).toList());
    state.setItemLabelGenerator(CardWords::state);
    state.setWidthFull();
    IntegerField cards = new IntegerField(CardWords.text("board.limit.cards"));
    cards.setMin(1);
    cards.setHelperText(CardWords.text("board.limit.hint"));
    cards.setWidthFull();
    state.addValueChangeListener(event -> cards.setValue(limits.get(event.getValue())));
    state.setValue(CardState.CANDIDATE);
    dialog.add(state, cards);
    Button save =
        new Button(
            CardWords.text("board.view.keep"),
            event -> {
              if (!cards.isInvalid() && views.limit(state.getValue(), cards.getValue(), user)) {
                dialog.close();
              }
            });
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog
        .getFooter()
        .add(new Button(CardWords.text("shared.cancel"), event -> dialog.close()), save);
    dialog.open();
  }
}
