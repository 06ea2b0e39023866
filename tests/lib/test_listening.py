"""Where the server listens, and what is said when it can't."""

import socket

import pytest

from lib.listening import CannotListenError, address_of, answers, listen


@pytest.fixture
def taken() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_port_in_use_is_said_with_another_one_to_try(taken: int) -> None:
    with listen("127.0.0.1", taken), pytest.raises(CannotListenError) as caught:
        listen("127.0.0.1", taken)
    assert str(caught.value) == (
        f"Port {taken} on 127.0.0.1 is in use by another program: stop that one, "
        f"or choose another port with make run PORT={taken + 1}."
    )


@pytest.mark.parametrize("port", [0, 65536, 99999])
def test_a_number_that_is_no_port_is_said(port: int) -> None:
    with pytest.raises(CannotListenError, match=f"^{port} is not a port: choose one from 1024 to 65535"):
        listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_said(taken: int) -> None:
    with pytest.raises(CannotListenError, match=r"^192\.0\.2\.1 is not an address of this machine"):
        listen("192.0.2.1", taken)


def test_small_answers_do_not_wait_for_an_acknowledgement(taken: int) -> None:
    with listen("127.0.0.1", taken) as listener:
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_listening_socket_without_a_server_does_not_count_as_an_answer(taken: int) -> None:
    with listen("127.0.0.1", taken):
        pass
    assert not answers("127.0.0.1", taken)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
        ("askwell.example", "http://askwell.example:8000/"),
    ],
)
def test_the_address_is_one_that_a_browser_on_this_machine_can_open(host: str, address: str) -> None:
    assert address_of(host, 8000) == address
