package org.todoku.linkage.sender;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Names made comparable. Folding is only for comparison: what is shown is what the source wrote.
 */
public final class Kana {
  private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
  private static final String LARGE = "アイウエオツヤユヨワカケ";

  /** Groups of characters that the registers write for one another in names. */
  private static final String[] VARIANTS = {
    "辺邉邊", "高髙", "崎﨑埼嵜碕", "斎齋斉齊齐", "浜濱濵", "沢澤", "広廣", "国國", "島嶋嶌", "桜櫻", "栄榮", "恵惠", "真眞", "竜龍",
    "滝瀧", "徳德", "吉𠮷", "富冨", "峰峯", "柳栁", "館舘", "船舩", "関關", "条條", "亀龜", "万萬", "与與", "会會", "伝傳", "仏佛",
    "来來", "円圓", "剣劍劔", "勲勳", "単單", "厳嚴", "双雙", "収收", "実實", "宝寶", "寿壽", "将將", "専專", "尭堯", "巌巖", "弥彌",
    "応應", "悦悅", "戸戶", "摂攝", "暁曉", "桑桒", "検檢", "楽樂", "横橫", "歩步", "歴歷", "気氣", "渋澁", "渓溪", "清淸", "済濟",
    "瀬瀨", "為爲", "焼燒", "犠犧", "猪豬", "獣獸", "県縣", "礼禮", "禄祿", "秋秌", "稲稻", "穂穗", "粋粹", "経經", "続續", "総總",
    "緑綠", "縄繩", "翠翆", "聡聰", "芦蘆", "蔵藏", "薫薰", "蛍螢", "衛衞", "覚覺", "観觀", "訳譯", "読讀", "豊豐", "郎郞", "鉄鐵鉃",
    "隣鄰", "雑雜", "霊靈", "静靜", "頼賴", "駅驛", "鶏鷄", "鶴靏靎", "麦麥", "黒黑", "渕淵", "薮藪", "桧檜", "祢禰", "梅楳", "曽曾",
    "埜野", "坂阪"
  };

  private static final Map<Integer, Integer> VARIANT_OF = variants();

  private Kana() {}

  /**
   * The reading of a name for comparison: full-width katakana, small ones as large, without long
   * vowel signs, hyphens, middle dots and blanks.
   */
  public static String fold(String reading) {
    String wide = Normalizer.normalize(reading, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(wide.length());
    for (int i = 0; i < wide.length(); i++) {
      char c = wide.charAt(i);
      if (c >= 'ぁ' && c <= 'ゖ') {
        c = (char) (c + ('ァ' - 'ぁ'));
      }
      int small = SMALL.indexOf(c);
      if (small >= 0) {
        c = LARGE.charAt(small);
      }
      switch (c) {
        case 'ヲ' -> folded.append('オ');
        case 'ヰ' -> folded.append('イ');
        case 'ヱ' -> folded.append('エ');
        case 'ヂ' -> folded.append('ジ');
        case 'ヅ' -> folded.append('ズ');
        default -> {
          if (Character.isLetter(c) && c != 'ー') {
            folded.append(Character.toUpperCase(c));
          }
        }
      }
    }
    return folded.toString();
  }

  /** A name in kanji for comparison: full width, variants as one, without blanks. */
  public static String foldKanji(String name) {
    String wide = Normalizer.normalize(name, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(wide.length());
    wide.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !isVariationSelector(c))
        .map(c -> VARIANT_OF.getOrDefault(c, c))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static boolean isVariationSelector(int c) {
    return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
  }

  private static Map<Integer, Integer> variants() {
    Map<Integer, Integer> variants = new HashMap<>();
    for (String group : VARIANTS) {
      int[] characters = group.codePoints().toArray();
      int first = variants.getOrDefault(characters[0], characters[0]);
      for (int character : characters) {
        variants.putIfAbsent(character, first);
      }
    }
    return variants;
  }
}
