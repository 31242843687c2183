package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.referral.CardRecord;
import org.todoku.referral.Consent;
import org.todoku.referral.Directory;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.Referrals;
import org.todoku.referral.SharingBasis;
import org.todoku.referral.SharingScope;
import org.todoku.referral.SupportService;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Screen;

/** Offers a family to several services at once, on a ground on which that may be told. */
final class OfferDialog extends FormDialog {
  private static final long serialVersionUID = 1L;

  private final transient Referrals referrals;
  private final transient CurrentUser user;
  private final long card;
  private final CheckboxGroup<Directory.Suggestion> suggested = new CheckboxGroup<>();
  private final MultiSelectComboBox<SupportService> others = new MultiSelectComboBox<>();
  private final Select<Ground> ground = new Select<>();
  private final CheckboxGroup<SharingScope> scope = new CheckboxGroup<>();
  private final TextArea message = new TextArea();
  private final Checkbox meant = new Checkbox();
  private final Div lacking = new Div();

  /** A ground to choose: a consent that holds, or a legal one. */
  private record Ground(SharingBasis basis, @Nullable Consent consent) {}

  OfferDialog(
      Referrals referrals,
      CurrentUser user,
      long card,
      String name,
      CardRecord record,
      List<Directory.Suggestion> suggestions,
      List<SupportService> directory,
      LocalDate today,
      Runnable done) {
    super(
        CardWords.text("board.offer.title", name),
        CardWords.text("board.offer.hint"),
        CardWords.text("board.offer.save"),
        done);
    this.referrals = referrals;
    this.user = user;
    this.card = card;
    setWidth("42rem");
    Set<String> asked = new LinkedHashSet<>();
    record.referrals().stream()
        .filter(each -> each.state().open())
        .forEach(each -> asked.add(each.service()));
    add(services(suggestions, directory, asked), grounds(record, today), scopes(), message());
    meant.setVisible(false);
    meant.setLabel(CardWords.text("board.offer.meant"));
    lacking.addClassName("form-lacking");
    add(meant, lacking);
    showScopes();
  }

  private Component services(
      List<Directory.Suggestion> suggestions, List<SupportService> directory, Set<String> asked) {
    suggested.setLabel(CardWords.text("board.offer.suggested"));
    suggested.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
    suggested.setItems(
        suggestions.stream().filter(each -> !asked.contains(each.service().id())).toList());
    suggested.setItemLabelGenerator(each -> words(each.service()));
    List<String> shown = suggestions.stream().map(each -> each.service().id()).toList();
    others.setLabel(CardWords.text("board.offer.others"));
    others.setItems(
        directory.stream()
            .filter(service -> service.status() == SupportService.Status.ACTIVE)
            .filter(service -> !shown.contains(service.id()) && !asked.contains(service.id()))
            .toList());
    others.setItemLabelGenerator(OfferDialog::words);
    others.setWidthFull();
    if (suggestions.isEmpty()) {
      return new Div(new Paragraph(CardWords.text("board.offer.noneSuggested")), others);
    }
    return new Div(suggested, others);
  }

  private Component grounds(CardRecord record, LocalDate today) {
    List<Ground> grounds = new ArrayList<>();
    record.consents().stream()
        .filter(consent -> consent.holdsOn(today))
        .forEach(consent -> grounds.add(new Ground(SharingBasis.CONSENT, consent)));
    boolean noConsent = grounds.isEmpty();
    Arrays.stream(SharingBasis.values())
        .filter(basis -> basis != SharingBasis.CONSENT)
        .forEach(basis -> grounds.add(new Ground(basis, null)));
    ground.setLabel(CardWords.text("board.offer.basis"));
    ground.setItems(grounds);
    ground.setItemLabelGenerator(OfferDialog::words);
    ground.setWidthFull();
    if (!noConsent) {
      ground.setValue(grounds.getFirst());
    }
    ground.addValueChangeListener(event -> showScopes());
    Div all = new Div(ground);
    if (noConsent) {
      all.add(new Notice(Notice.Tone.INFORMATION, CardWords.text("board.offer.noConsent")));
    }
    return all;
  }

  private Component scopes() {
    scope.setLabel(CardWords.text("board.offer.scope"));
    scope.setItems(SharingScope.values());
    scope.setItemLabelGenerator(each -> CardWords.text("board.scope." + each.word()));
    return scope;
  }

  /** Only what the consent allows can be chosen. */
  private void showScopes() {
    Ground chosen = ground.getValue();
    Set<SharingScope> allowed =
        chosen == null || chosen.consent() == null
            ? Set.of(SharingScope.values())
            : chosen.consent().scope();
    scope.setItemEnabledProvider(allowed::contains);
    scope.setValue(
        chosen == null || chosen.consent() == null
            ? Set.of(SharingScope.IDENTITY, SharingScope.SITUATION)
            : allowed);
  }

  private Component message() {
    message.setLabel(CardWords.text("board.offer.message"));
    message.setHelperText(CardWords.text("board.offer.messageHint"));
    message.setMaxLength(Referrals.LONGEST_MESSAGE);
    message.setWidthFull();
    message.setMinRows(3);
    return message;
  }

  @Override
  boolean complete() {
    lacking.removeAll();
    if (chosen().isEmpty()) {
      lacking.add(new Notice(Notice.Tone.ATTENTION, CardWords.text("board.offer.chooseService")));
    } else if (ground.getValue() == null) {
      lacking.add(new Notice(Notice.Tone.ATTENTION, CardWords.text("board.offer.chooseBasis")));
    } else if (scope.getValue().isEmpty()) {
      lacking.add(new Notice(Notice.Tone.ATTENTION, CardWords.text("board.offer.chooseScope")));
    } else {
      return true;
    }
    return false;
  }

  private List<String> chosen() {
    return Stream.concat(
            suggested.getValue().stream().map(each -> each.service().id()),
            others.getValue().stream().map(SupportService::id))
        .toList();
  }

  @Override
  RecordResult submit() {
    Consent consent = ground.getValue().consent();
    return referrals.offer(
        new Referrals.Offer(
            card,
            chosen(),
            ground.getValue().basis(),
            consent == null ? null : consent.id(),
            scope.getValue(),
            message.getValue(),
            meant.getValue()),
        user);
  }

  @Override
  void refused(RecordResult.Refused refused) {
    if (refused.problem() == Problem.CONTACT_DATA) {
      meant.setVisible(true);
    }
  }

  @Override
  String changed(Changed changed) {
    return "";
  }

  /** A service with what decides whether it can help now. */
  static String words(SupportService service) {
    String language = Screen.language();
    StringBuilder words =
        new StringBuilder(
            CardWords.text(
                "board.offer.service",
                service.name().in(language),
                service.organization().name().in(language)));
    Integer free = service.free();
    if (free != null) {
      words.append(
          free == 0
              ? CardWords.text("board.offer.full")
              : CardWords.text("board.offer.free", free));
    }
    if (service.waiting() > 0) {
      words.append(CardWords.text("board.offer.waiting", service.waiting()));
    }
    return words.toString();
  }

  private static String words(Ground ground) {
    Consent consent = ground.consent();
    return consent == null
        ? CardWords.text("board.basis." + ground.basis().word())
        : CardWords.text(
            "board.offer.consent",
            CardWords.text("board.consent.by." + consent.givenBy()),
            Dates.day(consent.expiresOn(), Screen.language()));
  }
}
