package io.onlyyou.splice;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.splice.UnrecognisedPage.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageScannerTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/items         | {'items':[1,2]}",
                "/data/children | {'data':{'x':{'children':[9]},'children':[1,2]}}",
                "''             | [1,2]",
                "/              | {'':[1,2]}",
                "/a~1b/m~0n/~01 | {'a/b':{'m~n':{'~1':[1,2]}}}",
                "/1/0           | [[9],[[1,2]]]",
                "/1/0           | {'0':[9],'1':{'0':[1,2]}}",
                "/items         | {'\\u0069t\\u0065ms':[1,2]}",
                "/é😀           | {'\\u00E9\\ud83d\\uDE00':[1,2]}",
                "/é😀           | {'é😀':[1,2]}",
                "/a\"b          | {'a\\\"b':[1,2]}",
                "/a\\n          | {'a\\\\n':[1,2]}",
                "/items         | {'x':{'items':[9]},'items':[1,2],'y':{'items':[9]}}",
                "/items         | {'x':1,'x':2,'items':[1,2]}",
            })
    void findsTheItemsWhereThePointerLeads(String pointer, String body) {
        assertThat(items(pointer, body.replace('\'', '"'))).containsExactly("1", "2");
    }

    @Test
    void unescapesNamesBeforeComparing() {
        String name = "{\"\\b\\f\\n\\r\\t\\/\\\"\\\\\\u0041b\":[1]}";
        assertThat(items("/\b\f\n\r\t~1\"\\Ab", name)).containsExactly("1");
    }

    @Test
    void givesItemsOfEveryKindWithoutTheWhiteSpaceAroundThem() {
        assertThat(items("", "\n[ {\"a\" : [ ] } ,\t\"x, ]\" ,-1.10E+2\r,true,false , null,[],{ } \n] "))
                .containsExactly("{\"a\" : [ ] }", "\"x, ]\"", "-1.10E+2", "true", "false", "null", "[]", "{ }");
        assertThat(items("", "[ \n]")).isEmpty();
    }

    @Test
    void hasRoomForAnyNumberOfItems() {
        assertThat(items("", "[7" + ",7".repeat(9_999) + "]")).hasSize(10_000).containsOnly("7");
    }

    @Test
    void acceptsAByteOrderMarkAndLeavesItWhereItIs() {
        assertThat(page("", "\uFEFF[1]").itemStart(0)).isEqualTo(4);
        assertThat(reason("", "\uFEFF\uFEFF[1]")).isEqualTo(Reason.MALFORMED);
        assertThat(reason("", "[1]\uFEFF")).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void acceptsNumbersAndStringsOfAnySize() {
        String digits = "1".repeat(100_000);
        String text = "\"" + "é".repeat(100_000) + "\"";
        assertThat(items("", "[" + digits + "." + digits + "e" + digits + "," + text + "]"))
                .containsExactly(digits + "." + digits + "e" + digits, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/items    | {}                                     | ITEMS_NOT_FOUND",
                "/items    | {'item':[],'itemss':[],'Items':[]}     | ITEMS_NOT_FOUND",
                "/items    | []                                     | ITEMS_NOT_FOUND",
                "/items    | 12                                | ITEMS_NOT_FOUND",
                "/items/x  | {'items':[1]}                          | ITEMS_NOT_FOUND",
                "/2        | [[],[]]                                | ITEMS_NOT_FOUND",
                "/-        | [[],[]]                                | ITEMS_NOT_FOUND",
                "/01       | [[],[]]                                | ITEMS_NOT_FOUND",
                "/4294967296 | [[],[]]                              | ITEMS_NOT_FOUND",
                "/a\\n     | {'a\\n':[1,2]}                         | ITEMS_NOT_FOUND",
                "/items    | {'items':{}}                           | ITEMS_NOT_AN_ARRAY",
                "/items    | {'items':null}                         | ITEMS_NOT_AN_ARRAY",
                "''        | {}                                     | ITEMS_NOT_AN_ARRAY",
                "''        | 12                                     | ITEMS_NOT_AN_ARRAY",
                "/items    | {'items':[1],'items':[1]}              | ITEMS_PATH_REPEATED",
                "/items    | {'items':[1],'x':0,'\\u0069tems':null} | ITEMS_PATH_REPEATED",
                "/a/items  | {'a':{'items':[1]},'a':0}              | ITEMS_PATH_REPEATED",
                "/a/items  | {'a':{'items':[1],'items':[2]}}        | ITEMS_PATH_REPEATED",
            })
    void saysWhyThereAreNoItems(String pointer, String body, Reason reason) {
        assertThat(reason(pointer, body.replace('\'', '"'))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1}",
                "[1]]",
                "[1] 2",
                "[1][]",
                "[1],",
                "[1]x",
                "[01]",
                "[-]",
                "[+1]",
                "[1.]",
                "[.5]",
                "[1e]",
                "[1e+]",
                "[0x1]",
                "[NaN]",
                "[Infinity]",
                "[tru]",
                "[True]",
                "['a']",
                "[\"a]",
                "[\"a\\\"]",
                "[\"\\x\"]",
                "[\"\\u12g4\"]",
                "[\"\\u123\"]",
                "[\"a\tb\"]",
                "[\"a\u0000\"]",
                "[{]",
                "[{\"a\"}]",
                "[{\"a\":}]",
                "[{\"a\":1,}]",
                "[{a:1}]",
                "[{1:1}]",
                "[{\"a\" 1}]",
                "[{\"a\":1 \"b\":2}]",
                "[1]/**/",
                "//\n[1]",
                "[1]\u0000",
                "\u000c[1]",
                "\u00a0[1]",
                "[{\"\\ud800\":1}]",
                "[{\"\\udc00\":1}]",
                "[{\"\\ud800\\u0041\":1}]",
                "[{\"\\ud800\\n\":1}]",
            })
    void refusesWhatIsNotOneJsonText(String body) {
        assertThat(reason("", body)).isEqualTo(Reason.MALFORMED);
        assertThat(JacksonOracle.items(body.getBytes(StandardCharsets.UTF_8), ""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'x':01,'items':[1]}", "{'items':[1],'x':01}", "{'items':[1],'x':'\u0001'}", "{'items':[1]"})
    void checksTheWholePageNotOnlyItsItems(String body) {
        assertThat(reason("/items", body.replace('\'', '"'))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void acceptsLoneSurrogatesInStringsAsJacksonDoes() {
        String body = "[\"\\ud800\",\"\\udc00\\ud800\",{\"\\ud83d\\ude00\":\"\\uDFFF\"}]";
        assertThat(JacksonOracle.reads(body.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(items("", body)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"c0af", "c1bf", "e08080", "e09fbf", "f0808080", "f08fbfbf", "f4908080", "f5808080", "f7bfbfbf"})
    void refusesOverlongFormsAndImpossibleCodePointsThoughJacksonReadsThem(String hex) {
        byte[] body = around(HexFormat.of().parseHex(hex));
        assertThat(JacksonOracle.reads(body)).isTrue();
        assertThat(scan("", body)).isEqualTo(new UnrecognisedPage(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"80", "bf", "c3", "c328", "e282", "e28228", "eda080", "edbfbf", "f09f98", "f88080808080", "ff"})
    void refusesOtherInvalidUtf8(String hex) {
        assertThat(scan("", around(HexFormat.of().parseHex(hex)))).isEqualTo(new UnrecognisedPage(Reason.MALFORMED));
    }

    @Test
    void refusesASecondDocumentThoughJacksonReadsOn() {
        assertThat(JacksonOracle.reads("[1] [2]".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(reason("", "[1] [2]")).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void refusesOtherEncodingsThoughJacksonReadsThem(String encoding) {
        byte[] body = "[1,\"a\"]".getBytes(Charset.forName(encoding));
        assertThat(JacksonOracle.reads(body)).isTrue();
        assertThat(scan("", body)).isEqualTo(new UnrecognisedPage(Reason.MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({"[,]", "'{\"a\":', }"})
    void goesAsDeepAsPromisedAndNoDeeper(String open, String close) {
        int inner = PageScanner.MAX_DEPTH - 1;
        String deepest = open.repeat(inner) + "1" + close.repeat(inner);
        assertThat(items("", "[" + deepest + "]")).containsExactly(deepest);
        assertThat(reason("", "[" + open + deepest + close + "]")).isEqualTo(Reason.TOO_DEEP);
        assertThat(reason("/items", "{\"items\":[],\"x\":" + open + deepest + close + "}"))
                .isEqualTo(Reason.TOO_DEEP);
        assertThat(reason("/items", "{\"x\":" + open + deepest + close + ",\"items\":[]}"))
                .isEqualTo(Reason.TOO_DEEP);
        assertThat(reason("/1", "[" + open + deepest + close + ",[]]")).isEqualTo(Reason.TOO_DEEP);
        assertThat(reason("", open.repeat(100_000))).isEqualTo(Reason.TOO_DEEP);
        assertThat(reason("", "[" + open.repeat(100_000) + close.repeat(100_000) + "]"))
                .isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void givesTheIdOfAnItemAsThePageWritesIt() {
        Page page = page("", """
                [{"id":"a\\u0062"},{"x":0,"id" : 1.10 },{"id":{"n":[]}},{"ID":1},{"id":1,"id":2},7,{"a":{"id":5}}]""");
        assertThat(id(page, 0, "/id")).contains("\"a\\u0062\"");
        assertThat(id(page, 1, "/id")).contains("1.10");
        assertThat(id(page, 2, "/id")).contains("{\"n\":[]}");
        assertThat(id(page, 3, "/id")).isEmpty();
        assertThat(id(page, 4, "/id")).isEmpty();
        assertThat(id(page, 5, "/id")).isEmpty();
        assertThat(id(page, 5, "")).contains("7");
        assertThat(id(page, 6, "/a/id")).contains("5");
    }

    private static byte[] around(byte[] inside) {
        byte[] body = new byte[inside.length + 4];
        body[0] = '[';
        body[1] = '"';
        System.arraycopy(inside, 0, body, 2, inside.length);
        body[body.length - 2] = '"';
        body[body.length - 1] = ']';
        return body;
    }

    private static Optional<String> id(Page page, int item, String pointer) {
        return page.valueIn(item, PagePointer.parse(pointer)).map(raw -> new String(raw, StandardCharsets.UTF_8));
    }

    private static List<String> items(String pointer, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Span.of(page(pointer, body)).stream().map(span -> span.in(bytes)).toList();
    }

    private static Page page(String pointer, String body) {
        return (Page) scan(pointer, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Reason reason(String pointer, String body) {
        return ((UnrecognisedPage) scan(pointer, body.getBytes(StandardCharsets.UTF_8))).reason();
    }

    private static ScanResult scan(String pointer, byte[] body) {
        return new PageScanner(PagePointer.parse(pointer)).scan(body);
    }
}
