package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.referral.Attachments;
import org.todoku.referral.CardDetail;
import org.todoku.referral.CardRecord;
import org.todoku.referral.CardRecord.Paper;
import org.todoku.referral.CardRecord.PaperKind;
import org.todoku.referral.Consent;
import org.todoku.referral.RecordResult;
import org.todoku.referral.Referral;
import org.todoku.referral.ReferralAction;
import org.todoku.referral.ReferralState;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.Toasts;

/** What people have written on a card, part by part. */
final class RecordParts {
  private static final List<String> CONTACTS = List.of("met", "absent", "refused");

  private final CardDetail card;
  private final CardRecord record;
  private final RecordDesk desk;
  private final People people;
  private final boolean writes;

  RecordParts(CardDetail card, CardRecord record, RecordDesk desk, People people) {
    this.card = card;
    this.record = record;
    this.desk = desk;
    this.people = people;
    this.writes = desk.writes(card.summary());
  }

  /** What is under way, as far as the card knows. */
  Component services() {
    List<Referral> used =
        record.referrals().stream()
            .filter(
                each ->
                    each.state() == ReferralState.ACCEPTED
                        || each.state() == ReferralState.UNDER_WAY)
            .toList();
    if (used.isEmpty()) {
      return quiet("board.services.none");
    }
    UnorderedList list = new UnorderedList();
    used.forEach(
        each ->
            list.add(
                new ListItem(
                    CardWords.text(
                        "board.services.one",
                        each.serviceName().in(Screen.language()),
                        CardWords.text("board.referral.state." + each.state().word())))));
    return list;
  }

  /** When and how the family was approached, newest first. */
  Component contacts() {
    OrderedList list = new OrderedList();
    list.addClassName("history");
    for (CardDetail.Event event : card.events()) {
      if (CONTACTS.contains(event.kind())) {
        String way = event.way() == null ? "" : CardWords.text("board.way." + event.way().word());
        Span what =
            new Span(
                CardWords.text(
                    "board.contact.one", CardWords.text("board.event." + event.kind()), way));
        Span when =
            new Span(
                CardWords.text(
                    "board.by",
                    people.name(event.actor()),
                    Dates.moment(
                        event.happenedAt() == null ? event.at() : event.happenedAt(),
                        Screen.language())));
        when.addClassName("fact-source");
        ListItem item = new ListItem(what, when);
        if (event.note() != null) {
          item.add(note(event.note()));
        }
        list.add(item);
      }
    }
    return list.getComponentCount() == 0 ? quiet("board.contact.none") : list;
  }

  Component paper(PaperKind kind) {
    Paper paper = kind == PaperKind.PLAN ? record.plan() : record.wishes();
    Div all = new Div();
    if (paper == null) {
      all.add(quiet("board.paper.none." + kind.word()));
    } else {
      Paragraph text = new Paragraph(paper.text());
      text.addClassName("paper-text");
      all.add(text, by(paper.by(), Dates.moment(paper.at(), Screen.language())));
    }
    if (writes) {
      all.add(
          small(
              paper == null ? "board.paper.write" : "board.paper.edit",
              () -> desk.write(card.summary().id(), kind, paper)));
    }
    return all;
  }

  Component consents() {
    Div all = new Div();
    if (record.consents().isEmpty()) {
      all.add(quiet("board.consent.none"));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("plain-list");
    for (Consent consent : record.consents()) {
      ListItem item = new ListItem();
      Span scope =
          new Span(
              consent.scope().stream()
                  .sorted()
                  .map(each -> CardWords.text("board.scope." + each.word()))
                  .collect(Collectors.joining(CardWords.text("shared.list.separator"))));
      item.add(state(consent), scope);
      item.add(
          by(
              consent.recordedBy(),
              CardWords.text(
                  "board.consent.until.day",
                  CardWords.text("board.consent.by." + consent.givenBy()),
                  Dates.day(consent.givenOn(), Screen.language()),
                  Dates.day(consent.expiresOn(), Screen.language()))));
      if (writes && consent.withdrawnAt() == null) {
        int open =
            (int)
                record.referrals().stream()
                    .filter(each -> each.state().open())
                    .filter(each -> each.consent() != null && each.consent() == consent.id())
                    .count();
        item.add(small("board.consent.withdraw", () -> desk.withdraw(consent.id(), open)));
      }
      list.add(item);
    }
    all.add(list);
    if (writes) {
      all.add(small("board.consent.add", () -> desk.consent(card.summary().id())));
    }
    return all;
  }

  private Component state(Consent consent) {
    if (consent.withdrawnAt() != null) {
      return new StateBadge(
          StateBadge.Shape.ENDED, CardWords.text("board.consent.state.withdrawn"));
    }
    return consent.holdsOn(desk.today())
        ? new StateBadge(StateBadge.Shape.FULL, CardWords.text("board.consent.state.holds"))
        : new StateBadge(StateBadge.Shape.ENDED, CardWords.text("board.consent.state.over"));
  }

  Component referrals() {
    Div all = new Div();
    if (record.referrals().isEmpty()) {
      all.add(quiet("board.referral.none"));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("plain-list");
    record.referrals().forEach(referral -> list.add(referral(referral)));
    all.add(list);
    if (writes) {
      all.add(small("board.referral.add", () -> desk.refer(card, record)));
    }
    return all;
  }

  private ListItem referral(Referral referral) {
    String language = Screen.language();
    Span name = new Span(referral.serviceName().in(language));
    name.addClassName("referral-name");
    ListItem item = new ListItem(name, badge(referral));
    item.addClassName("referral-item");
    StringBuilder about =
        new StringBuilder(
            CardWords.text(
                "board.referral.about",
                referral.organization().name().in(language),
                CardWords.text("board.basis." + referral.basis().word())));
    if (referral.state() == ReferralState.OFFERED) {
      about.append(
          CardWords.text(
              "board.referral.answerBy",
              Dates.due(referral.answerDueOn(), desk.today(), language)));
    }
    if (referral.refusal() != null) {
      about.append(
          CardWords.text(
              "board.detail.about", CardWords.text("board.refusal." + referral.refusal().word())));
    }
    Span line = new Span(about.toString());
    line.addClassName("fact-source");
    item.add(line);
    Referral.Event last = referral.events().getFirst();
    if (last.note() != null) {
      item.add(note(last.note()));
    }
    if (writes) {
      Div actions = new Div();
      actions.addClassName("referral-actions");
      for (ReferralAction action : ReferralAction.in(referral.state(), false)) {
        actions.add(
            small("board.referral.action." + action.word(), () -> desk.act(referral, action)));
      }
      item.add(actions);
    }
    return item;
  }

  static StateBadge badge(Referral referral) {
    String words = CardWords.text("board.referral.state." + referral.state().word());
    return switch (referral.state()) {
      case OFFERED -> new StateBadge(StateBadge.Shape.HOLLOW, words);
      case ACCEPTED -> new StateBadge(StateBadge.Shape.HALF, words);
      case UNDER_WAY, DONE -> new StateBadge(StateBadge.Shape.FULL, words);
      case REFUSED -> new StateBadge(StateBadge.Shape.ATTENTION, words);
      case REDIRECTED, WITHDRAWN, STOPPED -> new StateBadge(StateBadge.Shape.ENDED, words);
    };
  }

  Component comments(@Nullable CommentForm form) {
    Div all = new Div();
    OrderedList list = new OrderedList();
    list.addClassName("history");
    for (CardRecord.Comment comment : record.comments()) {
      Paragraph text = new Paragraph(comment.text());
      text.addClassName("paper-text");
      String when = Dates.moment(comment.at(), Screen.language());
      String to =
          comment.mentions().stream()
              .map(people::name)
              .collect(Collectors.joining(CardWords.text("shared.list.separator")));
      list.add(
          new ListItem(
              text,
              by(
                  comment.by(),
                  to.isEmpty() ? when : CardWords.text("board.comment.to", when, to))));
    }
    all.add(list);
    if (form != null) {
      all.add(form);
    }
    return all;
  }

  Component documents() {
    Div all = new Div();
    UnorderedList list = new UnorderedList();
    for (CardRecord.Document document : record.documents()) {
      Anchor open =
          new Anchor(
              DownloadHandler.fromInputStream(
                  event ->
                      new DownloadResponse(
                          new ByteArrayInputStream(desk.document(document.id()).bytes()),
                          document.name(),
                          document.mediaType(),
                          document.size())),
              document.name());
      list.add(
          new ListItem(open, by(document.by(), Dates.moment(document.at(), Screen.language()))));
    }
    all.add(list);
    if (record.documents().isEmpty()) {
      all.add(quiet("board.document.none"));
    }
    if (writes) {
      all.add(upload());
    }
    return all;
  }

  private Component upload() {
    long id = card.summary().id();
    UploadHandler handler =
        event -> {
          // never more than may be kept comes into memory, whatever is sent
          byte[] content = event.getInputStream().readNBytes(Attachments.LARGEST + 1);
          String name = event.getFileName();
          event.getUI().access(() -> attach(id, name, content));
        };
    Upload upload = new Upload(handler);
    upload.setMaxFileSize(Attachments.LARGEST);
    upload.setAcceptedFileTypes(".pdf", ".png", ".jpg", ".jpeg", ".txt");
    upload.setDropAllowed(false);
    upload.setUploadButton(new Button(CardWords.text("board.document.add")));
    upload.addFileRejectedListener(
        event -> Toasts.problem(CardWords.text("board.problem.fileSize", event.getFileName())));
    return upload;
  }

  private void attach(long id, String name, byte[] content) {
    if (desk.attach(id, name, content) instanceof RecordResult.Refused refused) {
      Toasts.problem(RecordDesk.words(refused));
    }
  }

  private Component by(String login, String when) {
    Span span = new Span(CardWords.text("board.by", people.name(login), when));
    span.addClassName("fact-source");
    return span;
  }

  private static Paragraph note(String text) {
    Paragraph note = new Paragraph(text);
    note.addClassName("history-note");
    return note;
  }

  private static Button small(String key, Runnable click) {
    Button button = new Button(CardWords.text(key), event -> click.run());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    return button;
  }

  private static Component quiet(String key) {
    Paragraph words = new Paragraph(CardWords.text(key));
    words.addClassName("quiet");
    return words;
  }
}
