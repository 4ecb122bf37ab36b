//! The decoder behind the gate: `serde_yaml` reads the same text once more and says what each scalar is.
//! The tree keeps its places; where the two readers differ, nothing is guessed.

use crate::parse::yaml::gate::is_hidden;
use crate::parse::yaml::node::{Node, Value};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

const DIFFERENT: &str = "this can be read in two ways";

/// Fills the scalars of `node` from `text`, from which the gate made it.
pub(super) fn decode(text: &str, node: &mut Node) -> Result<(), serde_yaml::Error> {
    Fill(node).deserialize(serde_yaml::Deserializer::from_str(text))
}

/// Fills one value.
struct Fill<'node>(&'node mut Node);

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0.value {
            Value::Refused => deserializer.deserialize_ignored_any(IgnoredAny).map(drop),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::List(_)
            | Value::Map(_) => deserializer.deserialize_any(self),
        }
    }
}

impl Fill<'_> {
    fn scalar<E: Error>(self, value: Value) -> Result<(), E> {
        // A number or `true` is one word: what else the gate saw there, the decoder took for a line end.
        let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
        match &self.0.value {
            Value::Text(text) if is_word(text) => {}
            Value::Null => {}
            Value::Text(_)
            | Value::Bool(_)
            | Value::Number(_)
            | Value::List(_)
            | Value::Map(_)
            | Value::Refused => return Err(E::custom(DIFFERENT)),
        }
        self.0.value = value;
        Ok(())
    }
}

impl<'de> Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the value that the gate found")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.scalar(Value::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.scalar(Value::Number(value.into()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.scalar(Value::Text(value.to_string()))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.scalar(Value::Text(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match serde_json::Number::from_f64(value) {
            Some(number) => self.scalar(Value::Number(number)),
            // `.nan` and `.inf` stay the text that they were.
            None => Ok(()),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar(Value::Null)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        match &self.0.value {
            Value::Text(own) if own == text => Ok(()),
            _ => Err(E::custom(DIFFERENT)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Value::List(items) = &mut self.0.value else { return Err(A::Error::custom(DIFFERENT)) };
        for item in items {
            list.next_element_seed(Fill(item))?.ok_or_else(|| A::Error::custom(DIFFERENT))?;
        }
        match list.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom(DIFFERENT)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Value::Map(entries) = &mut self.0.value else { return Err(A::Error::custom(DIFFERENT)) };
        for entry in entries {
            map.next_key_seed(SameKey(&entry.key.value))?.ok_or_else(|| A::Error::custom(DIFFERENT))?;
            map.next_value_seed(Fill(&mut entry.node))?;
        }
        match map.next_key::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom(DIFFERENT)),
        }
    }
}

/// Checks that a key is the one that the gate found.
struct SameKey<'key>(&'key str);

impl<'de> DeserializeSeed<'de> for SameKey<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for SameKey<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the key that the gate found")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let same = text == self.0 || text.chars().filter(|of| !is_hidden(*of)).eq(self.0.chars());
        if same { Ok(()) } else { Err(E::custom(DIFFERENT)) }
    }
}
