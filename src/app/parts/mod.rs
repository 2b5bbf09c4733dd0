//! The parts that every view is made of: button, chip, switch, menu, tabs, dialog, toast. What they look like
//! is in `style/parts.css`, with tokens from `style/tokens.css`.
//!
//! A part knows nothing of articles. Tooltips are the `tip` of a button: shown on hover and focus, and read
//! as its description.

pub mod button;
pub mod chip;
pub mod dialog;
pub mod menu;
pub mod segment;
pub mod tabs;
pub mod toast;

pub use button::{Button, Look};
pub use chip::Chip;
pub use dialog::Window;
pub use menu::Menu;
pub use segment::Segment;
pub use tabs::Tabs;
pub use toast::Toast;
