from corpus.blocks import Block, body_of, ends_sentence, furniture_words, word_count

PROSE = "The two sides will meet again in June, " * 3 + "a person who had been there said."
MENU = ["Home", "World", "Sign in", "Most popular", "Share on Facebook"]


def body(texts: list[str]) -> list[str]:
    blocks = [Block(text) for text in texts]
    return [text for text, kept in zip(texts, body_of(blocks), strict=True) if kept]


def test_prose_is_kept_and_the_menus_around_it_are_not() -> None:
    assert body([*MENU, PROSE, PROSE, "© 2024 The Quay", "Privacy"]) == [PROSE, PROSE]


def test_a_heading_between_two_paragraphs_stays() -> None:
    assert body([*MENU, PROSE, "What comes next", PROSE, *MENU]) == [
        PROSE,
        "What comes next",
        PROSE,
    ]


def test_a_sentence_of_furniture_is_left_out_although_it_reads_like_prose() -> None:
    box = "Subscribe to our newsletter and read more: we may earn commissions from our partners."
    assert body([box, PROSE, PROSE]) == [PROSE, PROSE]


def test_one_sentence_far_below_the_body_is_left_out() -> None:
    teaser = "Boats came back."
    assert body([PROSE, PROSE, *MENU, *MENU, *MENU, teaser, *MENU]) == [PROSE, PROSE]


def test_another_extractors_choice_decides_where_a_block_alone_could_be_either() -> None:
    text = "Three boats and a ferry"
    chosen = [Block(PROSE, chosen=True), Block(text, chosen=True), Block(text, chosen=False)]
    assert body_of(chosen) == [True, True, False]


def test_a_block_that_is_one_long_link_is_left_out_where_the_same_words_would_stay() -> None:
    text = "The harbour wall will stand for fifty years, the engineer says."
    for is_link in (False, True):
        assert body_of([Block(PROSE), Block(text, is_link=is_link)]) == [True, not is_link]


def test_no_blocks_no_body() -> None:
    assert body_of([]) == []


def test_words_of_scripts_without_spaces_are_counted() -> None:
    assert word_count("two words") == 2
    assert word_count("港の壁は春に直された") == 5


def test_a_cut_off_line_is_no_sentence() -> None:
    assert ends_sentence("“It stands.”")
    assert ends_sentence("Will it stand? (No.)")
    assert not ends_sentence("9 best harbours you need...")
    assert not ends_sentence("Ten harbours")


def test_the_words_of_furniture_are_found_wherever_they_stand() -> None:
    assert furniture_words("Sign in | Sign up | © 2024") == 3
    assert furniture_words("The signature is a sign of unity") == 0
