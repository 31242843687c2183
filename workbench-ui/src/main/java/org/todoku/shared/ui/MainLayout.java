package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.todoku.access.CurrentUser;
import org.todoku.access.SignedIn;
import org.todoku.access.User.Colours;

/** The frame around every page: product, navigation, language, colours, help and account. */
@Layout
@PermitAll
public class MainLayout extends AppLayout implements AfterNavigationObserver {
  private static final long serialVersionUID = 1L;

  private final transient Screen screen;
  private final transient AuthenticationContext authentication;
  private final Map<Colours, MenuItem> colourItems = new EnumMap<>(Colours.class);
  private final @Nullable MenuItem help;
  private @Nullable WorkPage page;

  MainLayout(
      SignedIn signedIn,
      Screen screen,
      AuthenticationContext authentication,
      @Value("${todoku.demo:false}") boolean demonstration) {
    this.screen = screen;
    this.authentication = authentication;
    CurrentUser user = signedIn.find().orElse(null);
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(getTranslation("shared.navigation.toggle"));
    addToNavbar(skipLink(), toggle, product(demonstration));
    MenuBar menu = new MenuBar();
    menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_END_ALIGNED);
    menu.addClassName("frame-menu");
    menu.setTabNavigation(true);
    menu.setI18n(new MenuBar.MenuBarI18n().setMoreOptions(getTranslation("shared.menu.more")));
    addLanguage(menu);
    addColours(menu);
    help = addHelp(menu);
    if (user != null) {
      addAccount(menu, user);
      addToDrawer(new Navigation(user));
    }
    addToNavbar(menu);
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    super.showRouterLayoutContent(content);
    page = content instanceof WorkPage work ? work : null;
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    if (help != null) {
      help.setEnabled(page != null && HelpDialog.exists(page));
    }
  }

  private Component skipLink() {
    Anchor link = new Anchor("#" + WorkPage.ID, getTranslation("shared.skip"));
    link.setRouterIgnore(true);
    link.addClassName("skip-link");
    // the document's base address differs from the page's, so the browser cannot follow "#..."
    // itself
    link.getElement()
        .executeJs(
            """
            this.addEventListener('click', event => {
              event.preventDefault();
              document.getElementById($0)?.focus();
            });
            """,
            WorkPage.ID);
    return link;
  }

  private Component product(boolean demonstration) {
    Span japanese = new Span("届く");
    japanese.addClassName("product-ja");
    japanese.getElement().setAttribute("lang", "ja");
    Span latin = new Span("Todoku");
    latin.addClassName("product-en");
    Anchor home = new Anchor("", japanese, latin);
    home.addClassName("product");
    Div product = new Div(home);
    product.addClassName("product-place");
    if (demonstration) {
      Span mark = new Span(getTranslation("shared.demonstration"));
      mark.addClassName("product-demonstration");
      product.add(mark);
    }
    return product;
  }

  private void addLanguage(MenuBar menu) {
    String other = Screen.language().equals("ja") ? "en" : "ja";
    Span label = new Span(other.equals("ja") ? "日本語" : "English");
    label.getElement().setAttribute("lang", other);
    MenuItem item =
        menu.addItem(label, event -> screen.choose(event.getSource().getUI().orElseThrow(), other));
    item.setAriaLabel(getTranslation("shared.language.switch"));
  }

  private void addColours(MenuBar menu) {
    MenuItem item = menu.addItem(VaadinIcon.ADJUST.create());
    item.setAriaLabel(getTranslation("shared.colours.title"));
    menu.setTooltipText(item, getTranslation("shared.colours.title"));
    Colours current = screen.colours(UI.getCurrent().getSession());
    for (Colours colours : Colours.values()) {
      MenuItem choice =
          item.getSubMenu()
              .addItem(
                  getTranslation("shared.colours." + colours.word()), event -> choose(colours));
      choice.setCheckable(true);
      choice.setChecked(colours == current);
      colourItems.put(colours, choice);
    }
  }

  private void choose(Colours colours) {
    colourItems.forEach((each, item) -> item.setChecked(each == colours));
    screen.choose(UI.getCurrent(), colours);
  }

  private MenuItem addHelp(MenuBar menu) {
    MenuItem item = menu.addItem(VaadinIcon.QUESTION_CIRCLE_O.create(), event -> openHelp());
    item.setAriaLabel(getTranslation("shared.help.title"));
    menu.setTooltipText(item, getTranslation("shared.help.title"));
    return item;
  }

  private void openHelp() {
    if (page != null) {
      new HelpDialog(page).open();
    }
  }

  private void addAccount(MenuBar menu, CurrentUser user) {
    Span name = new Span(user.name().in(Screen.language()));
    name.addClassName("frame-account-name");
    MenuItem account = menu.addItem(VaadinIcon.USER.create());
    account.add(name);
    account.setAriaLabel(getTranslation("shared.account.title", user.name().in(Screen.language())));
    SubMenu choices = account.getSubMenu();
    Div who = new Div();
    who.addClassName("frame-who");
    who.add(new Div(user.name().in(Screen.language())), new Div(roles(user)));
    choices.addItem(who).setEnabled(false);
    choices.addItem(getTranslation("shared.account.signOut"), event -> authentication.logout());
  }

  private String roles(CurrentUser user) {
    return user.roles().stream()
        .sorted()
        .map(role -> getTranslation("access.role." + role.word()))
        .collect(Collectors.joining(getTranslation("shared.list.separator")));
  }
}
