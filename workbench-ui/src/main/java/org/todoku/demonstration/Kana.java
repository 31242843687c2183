package org.todoku.demonstration;

import java.util.HashMap;
import java.util.Map;

/** Half-width katakana, as older systems write readings: ﾜﾀﾅﾍﾞ. */
final class Kana {
  private static final Map<Character, String> HALF = new HashMap<>();

  static {
    String half = "ｧｱｨｲｩｳｪｴｫｵｶｷｸｹｺｻｼｽｾｿﾀﾁｯﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓｬﾔｭﾕｮﾖﾗﾘﾙﾚﾛﾜｦﾝｰ ";
    String full = "ァアィイゥウェエォオカキクケコサシスセソタチッツテトナニヌネノハヒフヘホマミムメモャヤュユョヨラリルレロワヲンー　";
    String voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ";
    String voicedFrom = "カキクケコサシスセソタチツテトハヒフヘホウ";
    String halfVoiced = "パピプペポ";
    String halfVoicedFrom = "ハヒフヘホ";
    for (int i = 0; i < full.length(); i++) {
      HALF.put(full.charAt(i), String.valueOf(half.charAt(i)));
    }
    for (int i = 0; i < voiced.length(); i++) {
      HALF.put(voiced.charAt(i), HALF.get(voicedFrom.charAt(i)) + "ﾞ");
    }
    for (int i = 0; i < halfVoiced.length(); i++) {
      HALF.put(halfVoiced.charAt(i), HALF.get(halfVoicedFrom.charAt(i)) + "ﾟ");
    }
  }

  private Kana() {}

  static String half(String kana) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < kana.length(); i++) {
      text.append(HALF.getOrDefault(kana.charAt(i), String.valueOf(kana.charAt(i))));
    }
    return text.toString();
  }
}
