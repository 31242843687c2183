package org.todoku.linkage.identity;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todoku.linkage.sender.Kana;

/** Addresses made comparable: 一丁目2番地3号 and 1-2-3 are one. */
final class Address {
  private static final Pattern KANJI_NUMBER = Pattern.compile("[〇一二三四五六七八九十]+(?=丁目|番|号)");
  private static final Pattern PARTS = Pattern.compile("丁目|番地の|番地|番|号室|号|[‐‑–—−ー―の-](?=\\d)");
  private static final Pattern PREFECTURE = Pattern.compile("^.{2,3}?[都道府県](?=.)");

  private Address() {}

  static String fold(String address) {
    String wide = Normalizer.normalize(address, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    String numbers =
        KANJI_NUMBER.matcher(wide).replaceAll(match -> Integer.toString(number(match.group())));
    String dashed = PARTS.matcher(numbers).replaceAll("-").replaceAll("-+", "-");
    String local = PREFECTURE.matcher(dashed).replaceFirst("");
    return Kana.foldKanji(local.endsWith("-") ? local.substring(0, local.length() - 1) : local);
  }

  /** The part before the building: up to the last number joined by hyphens. */
  static String withoutBuilding(String folded) {
    Matcher matcher = Pattern.compile("^\\D*\\d+(-\\d+)*").matcher(folded);
    return matcher.find() ? matcher.group() : folded;
  }

  private static int number(String kanji) {
    int total = 0;
    int digit = 0;
    for (int i = 0; i < kanji.length(); i++) {
      int value = "〇一二三四五六七八九".indexOf(kanji.charAt(i));
      if (value >= 0) {
        digit = digit * 10 + value;
      } else {
        total += (digit == 0 ? 1 : digit) * 10;
        digit = 0;
      }
    }
    return total + digit;
  }
}
