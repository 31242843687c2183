package org.todoku.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds words among a few known ones by their bytes in UTF-8, without making a text of them. */
final class ByteWords {
  private final byte[][] words;
  private final int[] table;

  ByteWords(List<String> list) {
    words = list.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    table = new int[Integer.highestOneBit(Math.max(1, words.length) * 4)];
    Arrays.fill(table, -1);
    for (int index = 0; index < words.length; index++) {
      int place = hash(words[index], 0, words[index].length) & table.length - 1;
      while (table[place] >= 0) {
        place = place + 1 & table.length - 1;
      }
      table[place] = index;
    }
  }

  /** The place of a word in the list, or −1. */
  int find(byte[] bytes, int from, int to) {
    int place = hash(bytes, from, to) & table.length - 1;
    while (table[place] >= 0) {
      if (Arrays.equals(words[table[place]], 0, words[table[place]].length, bytes, from, to)) {
        return table[place];
      }
      place = place + 1 & table.length - 1;
    }
    return -1;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash ^ hash >>> 15;
  }
}
