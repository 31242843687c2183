package org.todoku.plan;

import java.util.List;
import org.todoku.profile.AttributeLayout;
import org.todoku.vocabulary.ValueType;

/**
 * How packed values of an attribute read as words and numbers.
 *
 * @param kind how they are packed
 * @param scale digits after the point of decimals
 * @param codes the code list
 */
record WordsOf(AttributeLayout.Kind kind, int scale, List<String> codes) {
  static final WordsOf INTEGER = new WordsOf(AttributeLayout.Kind.INTEGER, 0, List.of());

  static WordsOf of(AttributeLayout attribute) {
    List<String> codes =
        attribute.attribute().type() instanceof ValueType.CodeType(List<ValueType.Code> list)
            ? list.stream().map(ValueType.Code::id).toList()
            : List.of();
    return new WordsOf(attribute.kind(), attribute.scale(), codes);
  }

  String word(long packed, Child child) {
    return switch (kind) {
      case BOOLEAN -> packed == 0 ? "false" : "true";
      case CODE -> codes.get((int) packed);
      case TEXT -> child.profile().text(packed);
      case INTEGER, DECIMAL, DATE -> Long.toString(packed);
    };
  }
}
