package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.stream.Collectors;
import org.todoku.access.User;
import org.todoku.referral.CardRecords;
import org.todoku.referral.RecordResult;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Screen;

/**
 * Where a comment is written. It outlives the card around it, which is shown anew whenever somebody
 * changes something, so that what is being typed stays.
 */
final class CommentForm extends Div {
  private static final long serialVersionUID = 1L;

  private final TextArea text = new TextArea();
  private final MultiSelectComboBox<User> mentions = new MultiSelectComboBox<>();
  private final Div problem = new Div();

  CommentForm(long card, RecordDesk desk, List<User> people, Runnable refresh) {
    addClassName("comment-form");
    text.setLabel(CardWords.text("board.comment.text"));
    text.setWidthFull();
    text.setMaxLength(CardRecords.LONGEST_COMMENT);
    mentions.setLabel(CardWords.text("board.comment.mentions"));
    mentions.setItems(people);
    mentions.setItemLabelGenerator(person -> person.name().in(Screen.language()));
    mentions.setWidthFull();
    Button send =
        new Button(
            CardWords.text("board.comment.send"),
            event -> {
              RecordResult result =
                  desk.comment(
                      card,
                      text.getValue(),
                      mentions.getValue().stream().map(User::login).collect(Collectors.toSet()));
              problem.removeAll();
              if (result instanceof RecordResult.Refused refused) {
                problem.add(new Notice(Notice.Tone.PROBLEM, RecordDesk.words(refused)));
              } else {
                text.clear();
                mentions.clear();
                refresh.run();
              }
            });
    add(text, mentions, problem, send);
  }
}
