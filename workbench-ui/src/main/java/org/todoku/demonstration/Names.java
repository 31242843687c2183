package org.todoku.demonstration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.todoku.demonstration.Coded.Sex;
import org.todoku.demonstration.Person.Name;

/** Names of people and places. The city, its districts and its schools do not exist. */
final class Names {
  static final String CITY = "海辺市";

  /** Family names: characters, reading, and what another system may write. */
  private static final List<Name> FAMILIES =
      names(
          "佐藤:サトウ 鈴木:スズキ 高橋:タカハシ:髙橋 田中:タナカ 伊藤:イトウ 渡辺:ワタナベ:渡邉 山本:ヤマモト 中村:ナカムラ 小林:コバヤシ "
              + "加藤:カトウ 吉田:ヨシダ:𠮷田 山田:ヤマダ 佐々木:ササキ 山口:ヤマグチ 松本:マツモト 井上:イノウエ 木村:キムラ 林:ハヤシ "
              + "斎藤:サイトウ:齋藤 清水:シミズ 山崎:ヤマサキ:山﨑 森:モリ 池田:イケダ 橋本:ハシモト 阿部:アベ 石川:イシカワ "
              + "山下:ヤマシタ 中島:ナカジマ:中嶋 石井:イシイ 小川:オガワ 前田:マエダ 岡田:オカダ 長谷川:ハセガワ 藤田:フジタ "
              + "後藤:ゴトウ 近藤:コンドウ 村上:ムラカミ 遠藤:エンドウ 青木:アオキ 坂本:サカモト 斉藤:サイトウ:齊藤 福田:フクダ "
              + "太田:オオタ 西村:ニシムラ 藤井:フジイ 金子:カネコ 藤原:フジワラ 岡本:オカモト 三浦:ミウラ 中野:ナカノ 中川:ナカガワ "
              + "原田:ハラダ 松田:マツダ 竹内:タケウチ 小野:オノ 田村:タムラ 中山:ナカヤマ 和田:ワダ 石田:イシダ 森田:モリタ "
              + "上田:ウエダ 原:ハラ 内田:ウチダ 柴田:シバタ 酒井:サカイ 宮崎:ミヤザキ:宮﨑 横山:ヨコヤマ 高木:タカギ:髙木 安藤:アンドウ "
              + "宮本:ミヤモト 大野:オオノ 小島:コジマ:小嶋 工藤:クドウ 谷口:タニグチ 今井:イマイ 高田:タカダ:髙田 増田:マスダ "
              + "丸山:マルヤマ 杉山:スギヤマ 村田:ムラタ 大塚:オオツカ 新井:アライ 小山:コヤマ 平野:ヒラノ 河野:コウノ 藤本:フジモト "
              + "武田:タケダ 野口:ノグチ 松尾:マツオ 千葉:チバ 菅原:スガワラ 岩崎:イワサキ 桜井:サクライ:櫻井 木下:キノシタ 佐野:サノ "
              + "渡部:ワタナベ 島田:シマダ:嶋田 浜田:ハマダ:濱田 辺見:ヘンミ:邊見 国分:コクブ:國分 沢田:サワダ:澤田 広瀬:ヒロセ:廣瀬");

  private static final List<Name> BOYS =
      names(
          "蓮:レン 湊:ミナト 陽翔:ハルト 蒼:アオイ 樹:イツキ 大翔:ヒロト 悠真:ユウマ 結翔:ユイト 律:リツ 朝陽:アサヒ 颯真:ソウマ 悠人:ユウト "
              + "陸:リク 翔太:ショウタ 大和:ヤマト 新:アラタ 暖:ダン 碧:アオ 伊織:イオリ 凪:ナギ 奏太:ソウタ 健太:ケンタ 拓海:タクミ 海斗:カイト "
              + "航:ワタル 直樹:ナオキ 隼人:ハヤト 優斗:ユウト 颯:ハヤテ 駿:シュン 晴:ハル 怜:レイ 智也:トモヤ 和真:カズマ 亮介:リョウスケ "
              + "瑛太:エイタ 岳:ガク 旭:アサヒ 慧:ケイ 誠:マコト 圭吾:ケイゴ 春樹:ハルキ 大地:ダイチ 涼太:リョウタ 光:ヒカル 虎太郎:コタロウ");

  private static final List<Name> GIRLS =
      names(
          "陽葵:ヒマリ 凛:リン 紬:ツムギ 芽依:メイ 葵:アオイ 結菜:ユナ 澪:ミオ 莉子:リコ 咲良:サクラ 美咲:ミサキ 結衣:ユイ 心春:コハル "
              + "陽菜:ヒナ 花:ハナ 杏:アン 琴音:コトネ 彩葉:イロハ 楓:カエデ 栞:シオリ 茉莉:マリ 美月:ミヅキ 優奈:ユウナ 愛莉:アイリ 千尋:チヒロ "
              + "すみれ:スミレ ひかり:ヒカリ 遥:ハルカ 萌:モエ 菜々子:ナナコ 由衣:ユイ 詩織:シオリ 玲奈:レイナ 真央:マオ 七海:ナナミ 桃花:モモカ "
              + "沙也加:サヤカ 朱里:アカリ 和奏:ワカナ 雫:シズク 瑞希:ミズキ 小夏:コナツ 美優:ミユ 文:フミ 佳奈:カナ 里桜:リオ 千夏:チナツ");

  private static final List<Name> MEN =
      names(
          "健一:ケンイチ 大輔:ダイスケ 直人:ナオト 誠:マコト 剛:ツヨシ 浩二:コウジ 達也:タツヤ 亮:リョウ 学:マナブ 和也:カズヤ 拓也:タクヤ "
              + "雄介:ユウスケ 隆:タカシ 慎吾:シンゴ 洋平:ヨウヘイ 翔:ショウ 健太郎:ケンタロウ 祐樹:ユウキ 哲也:テツヤ 修:オサム");

  private static final List<Name> WOMEN =
      names(
          "恵:メグミ 裕子:ユウコ 香織:カオリ 由美:ユミ 真由美:マユミ 愛:アイ 麻衣:マイ 彩:アヤ 智子:トモコ 美穂:ミホ 綾:アヤ 久美子:クミコ "
              + "友美:トモミ 亜希子:アキコ 舞:マイ 早紀:サキ 理恵:リエ 奈緒:ナオ 千春:チハル 里美:サトミ");

  private static final String[][] DISTRICTS = {
    {"潮見", "000-0001"}, {"汐入町", "000-0002"}, {"浜松原", "000-0003"}, {"灯台前", "000-0011"},
    {"本浜町", "000-0012"}, {"松風台", "000-0013"}, {"千鳥ヶ浦", "000-0021"}, {"貝塚台", "000-0022"},
    {"白砂", "000-0023"}, {"鴎町", "000-0031"}, {"入船", "000-0032"}, {"夕凪", "000-0033"}
  };

  private static final String[] ESTATES = {"海辺団地", "潮騒ハイツ", "グリーンコーポ", "松風荘", "コーポ白砂"};

  private static final String[] PRIMARY = {
    "潮見小", "汐入小", "浜松原小", "灯台前小", "本浜小", "松風台小", "千鳥小", "貝塚台小", "白砂小"
  };

  private static final String[] LOWER_SECONDARY = {"潮見中", "松風中", "千鳥中", "白砂中"};

  private Names() {}

  /** Common names come first and are common. */
  static Name family(SplittableRandom random) {
    double skewed = random.nextDouble();
    return FAMILIES.get((int) (skewed * skewed * FAMILIES.size()));
  }

  static Name given(SplittableRandom random, Sex sex) {
    List<Name> names = sex == Sex.MALE ? BOYS : GIRLS;
    return names.get(random.nextInt(names.size()));
  }

  static Name parent(SplittableRandom random, Sex sex) {
    List<Name> names = sex == Sex.MALE ? MEN : WOMEN;
    return names.get(random.nextInt(names.size()));
  }

  /** A district by its number; any number is taken. */
  static String[] district(int number) {
    return DISTRICTS[Math.floorMod(number, DISTRICTS.length)];
  }

  static String house(SplittableRandom random) {
    String ground =
        (1 + random.nextInt(5)) + "丁目" + (1 + random.nextInt(20)) + "番" + (1 + random.nextInt(15));
    return random.nextInt(5) < 2
        ? ground + "号　" + ESTATES[random.nextInt(ESTATES.length)] + (101 + random.nextInt(400))
        : ground + "号";
  }

  /** The school of a district's pupils in a grade from 0 to 9. */
  static String school(int district, int grade) {
    String[] schools = grade <= 6 ? PRIMARY : LOWER_SECONDARY;
    return schools[Math.floorMod(district, schools.length)];
  }

  private static List<Name> names(String list) {
    List<Name> names = new ArrayList<>();
    for (String entry : list.split(" ")) {
      String[] parts = entry.split(":");
      names.add(new Name(parts[0], parts[1], parts.length > 2 ? parts[2] : parts[0]));
    }
    return List.copyOf(names);
  }
}
