package org.todoku.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.todoku.access.DemonstrationUsers;
import org.todoku.access.SignedIn;
import org.todoku.access.User;
import org.todoku.shared.ui.Screen;

/** Where a person says who they are. */
@Route(value = SignInView.PATH, autoLayout = false)
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {
  static final String PATH = "login";
  static final String PROBLEM = "problem";

  private static final long serialVersionUID = 1L;

  private final transient SignedIn signedIn;
  private final LoginForm form = new LoginForm();

  SignInView(SignedIn signedIn, Screen screen, ObjectProvider<DemonstrationUsers> demonstration) {
    this.signedIn = signedIn;
    addClassName("sign-in");
    form.setAction(PATH);
    form.setForgotPasswordButtonVisible(false);
    form.getElement().setProperty("headingLevel", 2);
    form.setI18n(texts(SignInProblem.REFUSED));
    Div panel = new Div(product(), form);
    panel.addClassName("sign-in-panel");
    add(new Div(language(screen)), panel);
    demonstration.ifAvailable(users -> panel.add(people(users)));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (signedIn.find().isPresent()) {
      event.forwardTo("");
      return;
    }
    SignInProblem.of(
            event
                .getLocation()
                .getQueryParameters()
                .getParameters()
                .getOrDefault(PROBLEM, List.of()))
        .ifPresent(
            problem -> {
              form.setI18n(texts(problem));
              form.setError(true);
            });
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shared.pageTitle", getTranslation("access.signIn.title"));
  }

  private Component product() {
    Span japanese = new Span("届く");
    japanese.getElement().setAttribute("lang", "ja");
    japanese.addClassName("product-ja");
    H1 name = new H1(japanese, new Span("Todoku"));
    Div product = new Div(name, new Paragraph(getTranslation("access.signIn.what")));
    product.addClassName("sign-in-product");
    return product;
  }

  private Component language(Screen screen) {
    String other = Screen.language().equals("ja") ? "en" : "ja";
    Button button =
        new Button(
            other.equals("ja") ? "日本語" : "English",
            event -> screen.choose(event.getSource().getUI().orElseThrow(), other));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    button.getElement().setAttribute("lang", other);
    button.addClassName("sign-in-language");
    return button;
  }

  private Component people(DemonstrationUsers demonstration) {
    UnorderedList people = new UnorderedList();
    for (User person : demonstration.people()) {
      people.add(new ListItem(person(person, demonstration.password())));
    }
    Paragraph password =
        new Paragraph(
            getTranslation("access.signIn.demonstrationPassword", demonstration.password()));
    Div box =
        new Div(
            new H2(getTranslation("access.signIn.demonstration")),
            new Paragraph(getTranslation("access.signIn.demonstrationWhat")),
            password,
            people);
    box.addClassName("sign-in-people");
    return box;
  }

  private Component person(User person, String password) {
    Span role =
        new Span(
            person.orderedRoles().stream()
                .map(each -> getTranslation("access.role." + each.word()))
                .collect(Collectors.joining(getTranslation("shared.list.separator"))));
    role.addClassName("sign-in-role");
    Span name = new Span(person.name().in(Screen.language()));
    Span login = new Span(person.login());
    login.addClassName("sign-in-login");
    NativeButton button = new NativeButton();
    button.add(role, name, login);
    button
        .getElement()
        .executeJs(
            """
            this.addEventListener('click', () => {
              const fill = (id, value) => {
                const input = document.getElementById(id);
                input.value = value;
                input.dispatchEvent(new Event('input', { bubbles: true }));
              };
              fill('vaadinLoginUsername', $0);
              fill('vaadinLoginPassword', $1);
              document.querySelector('vaadin-login-form vaadin-button')?.focus();
            });
            """,
            person.login(),
            password);
    return button;
  }

  private LoginI18n texts(SignInProblem problem) {
    LoginI18n texts = LoginI18n.createDefault();
    LoginI18n.Form words = texts.getForm();
    words.setTitle(getTranslation("access.signIn.title"));
    words.setUsername(getTranslation("access.signIn.name"));
    words.setPassword(getTranslation("access.signIn.password"));
    words.setSubmit(getTranslation("access.signIn.submit"));
    LoginI18n.ErrorMessage error = texts.getErrorMessage();
    error.setTitle(getTranslation("access.signIn." + problem.word() + ".title"));
    error.setMessage(getTranslation("access.signIn." + problem.word() + ".text"));
    error.setUsername(getTranslation("access.signIn.nameMissing"));
    error.setPassword(getTranslation("access.signIn.passwordMissing"));
    return texts;
  }
}
