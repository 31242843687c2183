package org.todoku.explain;

import org.todoku.explain.NearMiss.Change;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/** Says in both languages what would have to be otherwise. */
final class NearMissText {
  private final Vocabulary vocabulary;

  NearMissText(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  LocalizedText of(Change change) {
    LocalizedText what = label(change.entity());
    return switch (change) {
      case NearMiss.OtherValue(String entity, String id, var on, int row, Value from, Value to) -> {
        Attribute attribute = vocabulary.entity(entity).flatMap(e -> e.attribute(id)).orElseThrow();
        LocalizedText now = value(attribute, from);
        LocalizedText then = value(attribute, to);
        yield new LocalizedText(
            (on == null ? "" : on + " の")
                + what.ja()
                + "："
                + attribute.label().ja()
                + "が「"
                + now.ja()
                + "」でなく「"
                + then.ja()
                + "」なら当てはまります",
            "It would match if "
                + what.en()
                + ": "
                + attribute.label().en()
                + (on == null ? "" : " of " + on)
                + " were "
                + then.en()
                + " instead of "
                + now.en());
      }
      case NearMiss.MoreRecords(String entity, int records, var like) ->
          new LocalizedText(
              what.ja() + "の数えられる記録があと" + records + "件あれば当てはまります",
              "It would match with "
                  + records
                  + " more "
                  + (records == 1 ? "record" : "records")
                  + " of "
                  + what.en()
                  + " that count");
      case NearMiss.FewerRecords(String entity, var rows) ->
          new LocalizedText(
              what.ja() + "の数えられる記録が" + rows.size() + "件少なければ当てはまります",
              "It would match with "
                  + rows.size()
                  + " fewer "
                  + (rows.size() == 1 ? "record" : "records")
                  + " of "
                  + what.en()
                  + " that count");
    };
  }

  private LocalizedText label(String entity) {
    return vocabulary.entity(entity).map(Entity::label).orElseThrow();
  }

  private static LocalizedText value(Attribute attribute, Value value) {
    return switch (value) {
      case Value.BooleanValue(boolean yes) ->
          yes ? new LocalizedText("はい", "yes") : new LocalizedText("いいえ", "no");
      case Value.TextValue(String text)
          when attribute.type() instanceof ValueType.CodeType(var codes) ->
          codes.stream()
              .filter(code -> code.id().equals(text))
              .map(ValueType.Code::label)
              .findFirst()
              .orElseGet(() -> LocalizedText.same(text));
      case Value.NumberValue number -> LocalizedText.same(number.toString());
      case Value.DateValue date -> LocalizedText.same(date.toString());
      case Value.TextValue text -> LocalizedText.same(text.value());
    };
  }
}
