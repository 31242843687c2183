package org.todoku.demonstration;

/** A value from a code list: its word in the vocabulary, and what the departments' files write. */
interface Coded {
  /** The code's id in the vocabulary. */
  String word();

  /** The text in an export file. */
  String text();

  enum Sex implements Coded {
    MALE("male", "男"),
    FEMALE("female", "女");

    private final String word;
    private final String text;

    Sex(String word, String text) {
      this.word = word;
      this.text = text;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** How a class day went; the status and the reason of an absence in one. */
  enum Mark {
    PRESENT("present", "出席", "", ""),
    ILL("absent", "欠席", "illness", "病気"),
    NO_MONEY("absent", "欠席", "economic", "経済的理由"),
    TRUANT("absent", "欠席", "nonAttendance", "不登校"),
    OTHER("absent", "欠席", "other", "その他"),
    UNEXPLAINED("absent", "欠席", "", ""),
    LATE("late", "遅刻", "", ""),
    LEFT_EARLY("leftEarly", "早退", "", ""),
    SUSPENDED("suspended", "出席停止", "", ""),
    BEREAVEMENT("bereavement", "忌引", "", "");

    final String status;
    final String statusText;
    final String reason;
    final String reasonText;

    Mark(String status, String statusText, String reason, String reasonText) {
      this.status = status;
      this.statusText = statusText;
      this.reason = reason;
      this.reasonText = reasonText;
    }

    boolean absent() {
      return status.equals("absent");
    }
  }
}
