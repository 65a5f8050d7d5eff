package io.onlyyou.splice;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pages in the shape of real feeds, with what such pages bring along. */
final class ShapedPages {
    record Shaped(String pointer, String text) {
        byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    static final List<Shaped> ALL = List.of(
            new Shaped("/items", """
                    { "version" : "https://jsonfeed.org/version/1.1",
                      "title": "Caf\u00e9 \u2603", "home_page_url": "https:\\/\\/example.org\\/",
                      "items" : [
                        { "id": "1", "content_html": "<p>\\"quoted\\" \\ud83d\\ude00 \ud83d\ude00<\\/p>", "n": 1.10 } ,
                        { "id": "2", "tags": [ ], "attachments": [ { "size_in_bytes": 1E2 } ], "x": { } }\t,
                        { "id": "3", "id": "3 again", "cut": "\\ud83d" }
                      ] }
                    """),
            new Shaped(
                    "",
                    "[{\"id\":\"109\",\"reblog\":null,\"account\":{\"acct\":\"a\",\"emojis\":[]},\"content\":\"日本語\"},"
                            + "{\"id\":\"110\",\"favourites\":-0,\"ratio\":1e400},{\"id\":\"111\",\"deep\":[[[[[[]]]]]]}\n]"),
            new Shaped("/data/children", """
                    \ufeff{"kind":"Listing","children":[0],"data":{"after":null,"children":["t3_a", "t\\u0033_b" ,"",
                    4 ,5.0e+1,true,false,null,{},[]\r\n\t ],"dist":25},"other":{"children":[]}}"""),
            new Shaped("/data/children", "{\"data\":{\"\\u0063hildren\":[ ]}}"),
            new Shaped("/pages/1/items", "{\"pages\":[{\"items\":[1]},{\"items\":[ 2 , 3 ]},{\"items\":[4]}]}"));

    private ShapedPages() {}
}
