//! [`Pen`]: writes attributes and words of one small drawing by hand. Where hundreds of drawings change in every
//! frame, or hundreds of pieces of text light up, a signal for each attribute would cost more than the writing.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The elements of a drawing, and what was written last.
pub struct Pen {
    elements: Vec<Element>,
    last: Vec<String>,
    at: usize,
}

impl Pen {
    /// A pen for the elements of a drawing: the outermost, then those in it as they stand in the document, but for
    /// groups, which the framework adds as it likes.
    fn new(drawing: &Element) -> Self {
        let mut elements = vec![drawing.clone()];
        if let Ok(inner) = drawing.query_selector_all(":not(g)") {
            let inner = (0..inner.length()).filter_map(|index| inner.item(index));
            elements.extend(inner.filter_map(|node| node.dyn_into::<Element>().ok()));
        }
        Self {
            elements,
            last: Vec::new(),
            at: 0,
        }
    }

    /// Begins anew. What is written then has to come in the same order every time.
    fn begin(&mut self) {
        self.at = 0;
    }

    /// Writes an attribute of an element, unless it is so already.
    pub fn set(&mut self, element: usize, name: &str, value: String) {
        if let Some((element, value)) = self.changed(element, value) {
            // Fails only for a name that is none.
            let _ = element.set_attribute(name, value);
        }
    }

    /// Writes the words of an element, unless they are so already.
    pub fn say(&mut self, element: usize, words: String) {
        if let Some((element, words)) = self.changed(element, words) {
            element.set_text_content(Some(words));
        }
    }

    fn changed(&mut self, element: usize, value: String) -> Option<(&Element, &str)> {
        let at = self.at;
        self.at += 1;
        match self.last.get_mut(at) {
            Some(last) if *last == value => return None,
            Some(last) => *last = value,
            None => self.last.push(value),
        }
        Some((self.elements.get(element)?, self.last.get(at)?))
    }
}

/// Drawings of one kind in a group, each a copy of the first that was there.
pub struct Drawings {
    group: Element,
    pattern: Element,
    pens: Vec<Pen>,
}

impl Drawings {
    /// Takes the one drawing in a group as the pattern; `None` when there is none.
    pub fn of(group: Element) -> Option<Self> {
        let pattern = group.first_element_child()?;
        pattern.remove();
        Some(Self {
            group,
            pattern,
            pens: Vec::new(),
        })
    }

    /// The pen of the drawing at a place, which is made when there are fewer; ready to write all of it anew.
    pub fn pen(&mut self, place: usize) -> Option<&mut Pen> {
        while self.pens.len() <= place {
            let copy = self.pattern.clone_node_with_deep(true).ok()?;
            let copy: Element = copy.dyn_into().ok()?;
            self.group.append_child(&copy).ok()?;
            self.pens.push(Pen::new(&copy));
        }
        let pen = self.pens.get_mut(place)?;
        pen.begin();
        Some(pen)
    }
}

/// Draws into an element whenever what `draw` reads changes, for as long as the calling component lives.
pub fn drawn_by_hand<E>(element: NodeRef<E>, draw: impl Fn(&mut Pen) + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + Into<Element> + 'static,
{
    Effect::new(move |pen: Option<Option<Pen>>| {
        let mut pen = match pen.flatten() {
            Some(pen) => pen,
            None => Pen::new(&element.get()?.into()),
        };
        pen.begin();
        draw(&mut pen);
        Some(pen)
    });
}
